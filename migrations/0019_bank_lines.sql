-- What a bank's line is known by, so that money told twice is not counted twice.

alter table bank_file
    -- Whose ids its lines bear: a bank's id names a payment of that gateway alone. Empty = not known.
    add column gateway  text    not null default '';

alter table bank_line
    -- SHA-256 of the line's whole content, day, sum and payer's account, and of how many equal ones stand
    -- before it in the file: the same line in another file has the same. None = taken before it was kept.
    add column content  bytea,
    -- The earlier line of the same content, or the one that confirmed the same payment of ours.
    add column first_file uuid,
    add column first_line integer,
    add constraint bank_line_content_is_sha256 check (octet_length(content) = 32),
    add constraint bank_line_first_fkey foreign key (first_file, first_line) references bank_line (file_id, line),
    add constraint bank_line_first_whole check ((first_file is null) = (first_line is null));
create index bank_line_content on bank_line (content) where content is not null;
create index bank_line_first on bank_line (first_file, first_line) where first_file is not null;

-- A line names a payment by the bank's id: of another gateway it is another payment, but the index is one.
create index payment_gateway_id on payment (gateway_id) where gateway_id is not null;
