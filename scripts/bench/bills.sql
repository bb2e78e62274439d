insert into anchor (account_id, period, document, number, issued_on, due_on, loaded_at)
select a.id, (s.period || '-01')::date, '', '', nullif(s.issued_on, '')::date, nullif(s.due_on, '')::date, now()
from staging s join account a on a.number = s.account_number;
