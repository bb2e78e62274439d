//! What each line of a file is: a payment of ours, one that billing told, or one that waits for a clerk.
//! Lines come in lots: questions are asked for a whole lot, decisions are made line by line, in order.

use super::{Line, purpose};
use crate::base::Money;
use crate::payments::model::State;
use crate::payments::store::intake::Verdict;
use crate::payments::store::lines::{
    self as store, Confirming, Earlier, Like, Own, Placeable, Said,
};
use sqlx::PgConnection;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Days between our day of a payment and the bank's (DOMAIN 7).
const DAYS: i64 = 3;

/// What a file's lines were matched to so far: one for one.
pub struct Judge<'a> {
    file: Uuid,
    gateway: &'a str,
    /// Billing's payments by supplier account and id.
    told: HashSet<(Uuid, String)>,
    /// Lines of this file that confirmed a payment.
    ours: HashMap<Uuid, Vec<Confirmed>>,
}

/// What a line confirmed: a part or the whole, or a refund of an account.
struct Confirmed {
    line: i32,
    part: Option<Uuid>,
    account: String,
    amount: Money,
}

/// What of a lot the database answers, by the place of the line.
struct Answers {
    own: HashMap<usize, Own>,
    earlier: HashMap<usize, Earlier>,
    repeated: HashMap<[u8; 32], (Uuid, i32)>,
    accounts: HashMap<usize, Vec<Uuid>>,
    told: HashMap<usize, Vec<(Uuid, String)>>,
    like: HashMap<usize, Like>,
}

impl<'a> Judge<'a> {
    /// `gateway`: whose ids the lines bear; empty = not known.
    pub fn new(file: Uuid, gateway: &'a str) -> Judge<'a> {
        Judge {
            file,
            gateway,
            told: HashSet::new(),
            ours: HashMap::new(),
        }
    }

    /// A verdict a line.
    pub async fn verdicts(
        &mut self,
        db: &mut PgConnection,
        lines: &[Line],
    ) -> sqlx::Result<Vec<Verdict>> {
        let answers = self.ask(db, lines).await?;
        let judged = (0..).zip(lines);
        Ok(judged
            .map(|(at, line)| self.judge(at, line, &answers))
            .collect())
    }

    async fn ask(&self, db: &mut PgConnection, lines: &[Line]) -> sqlx::Result<Answers> {
        let own = found(db, self.gateway, lines).await?;
        let earlier = earlier(db, self.file, lines, &own).await?;
        let contents: Vec<Vec<u8>> = lines
            .iter()
            .filter_map(|line| line.content.map(|content| content.to_vec()))
            .collect();
        let same = store::repeated(db, self.file, &contents).await?;
        let numbers: Vec<String> = lines
            .iter()
            .map(|line| line.account_number.clone())
            .collect();
        let mut accounts: HashMap<usize, Vec<Uuid>> = HashMap::new();
        for account in store::accounts(db, &numbers).await? {
            accounts
                .entry(place(account.at))
                .or_default()
                .push(account.id);
        }
        let mut of = Placeable::default();
        for (at, line) in (0..).zip(lines).filter(|(at, _)| !own.contains_key(at)) {
            for account in accounts.get(&at).into_iter().flatten() {
                of.push(at, *account, line);
            }
        }
        let mut told: HashMap<usize, Vec<(Uuid, String)>> = HashMap::new();
        for record in store::told(db, &of).await? {
            let known = told.entry(place(record.at)).or_default();
            known.push((record.account, record.told_as));
        }
        let like = store::like(db, &of).await?;
        let content =
            |same: store::Same| Some((same.content.try_into().ok()?, (same.file, same.line)));
        Ok(Answers {
            own,
            earlier,
            repeated: same.into_iter().filter_map(content).collect(),
            accounts,
            told,
            like: like
                .into_iter()
                .map(|like| (place(like.at), like))
                .collect(),
        })
    }

    fn judge(&mut self, at: usize, line: &Line, answers: &Answers) -> Verdict {
        if let Some(own) = answers.own.get(&at) {
            return self.own(line, own, answers.earlier.get(&at));
        }
        let none = Vec::new();
        let accounts = answers.accounts.get(&at).unwrap_or(&none);
        let placed = Verdict {
            supplier_account: match accounts.as_slice() {
                [only] => Some(*only),
                _ => None,
            },
            ..waiting("not_told")
        };
        let same = line
            .content
            .and_then(|known_by| answers.repeated.get(&known_by));
        if let Some(first) = same {
            return Verdict {
                reason: "repeated",
                first: Some(*first),
                ..placed
            };
        }
        if accounts.is_empty() {
            return waiting("unknown_account");
        }
        for (account, told_as) in answers.told.get(&at).into_iter().flatten() {
            if self.told.insert((*account, told_as.clone())) {
                return Verdict {
                    state: "told",
                    supplier_account: Some(*account),
                    told_as: told_as.clone(),
                    ..Verdict::default()
                };
            }
        }
        match answers.like.get(&at) {
            Some(like) => Verdict {
                reason: "like_ours",
                payment: Some(like.id),
                ..placed
            },
            None => placed,
        }
    }

    /// The line names a payment of ours.
    fn own(&mut self, line: &Line, own: &Own, earlier: Option<&Earlier>) -> Verdict {
        let here = self.ours.entry(own.id).or_default();
        let same = here.iter().filter(|done| done.is_same(line, own));
        let in_file = same.clone().next().map(|done| (self.file, done.line));
        let first = earlier.map(|before| (before.file, before.line)).or(in_file);
        let before = earlier.map_or(0, |before| before.count) + same.map(|_| 1).sum::<i64>();
        let reason = reason(line, own, before);
        if reason.is_empty() {
            here.push(Confirmed {
                line: line.line,
                part: own.part,
                account: line.account_number.clone(),
                amount: line.amount,
            });
        }
        Verdict {
            state: if reason.is_empty() { "ours" } else { "waiting" },
            reason,
            payment: Some(own.id),
            supplier_account: own.part,
            first: first.filter(|_| reason == "again"),
            ..Verdict::default()
        }
    }
}

impl Confirmed {
    fn is_same(&self, line: &Line, own: &Own) -> bool {
        match line.amount.is_negative() {
            true => self.amount == line.amount && self.account == line.account_number,
            false => {
                let parts = self.part.is_some() && own.part.is_some();
                self.amount.is_positive() && (!parts || self.part == own.part)
            }
        }
    }
}

impl Placeable {
    /// One line on one supplier account.
    pub fn push(&mut self, at: usize, account: Uuid, line: &Line) {
        self.at.push(i64::try_from(at).unwrap_or(i64::MAX));
        self.accounts.push(account);
        self.amounts.push(line.amount.decimal());
        self.days.push(line.paid_on);
    }
}

/// Why a line that names a payment of ours waits; empty = it confirms it. `before`: so many lines did.
fn reason(line: &Line, own: &Own, before: i64) -> &'static str {
    if line.amount.is_negative() {
        return match (own.refunds, before) {
            (0, _) => "no_refund",
            (refunds, before) if before >= refunds => "again",
            _ => "",
        };
    }
    let near = own
        .paid_on
        .is_some_and(|day| (day - line.paid_on).num_days().abs() <= DAYS);
    match State::of(&own.state) {
        _ if own.amount != line.amount && own.part.is_none() => "other_amount",
        state if !state.is_paid() => "not_settled",
        _ if before > 0 => "again",
        _ if !near => "other_day",
        _ => "",
    }
}

/// Payments of ours that the lines name, by the bank's id or by our number in the purpose, never by sum
/// and day alone: the same person may have paid the same sum at a counter.
pub async fn found(
    db: &mut PgConnection,
    gateway: &str,
    lines: &[Line],
) -> sqlx::Result<HashMap<usize, Own>> {
    let mut said = Said::default();
    for line in lines {
        said.bank_ids.push(line.bank_id.clone());
        said.numbers
            .push(purpose::payment(&line.purpose).unwrap_or(0));
        said.accounts.push(line.account_number.clone());
        said.amounts.push(line.amount.decimal());
    }
    let own = store::own(db, gateway, &said).await?;
    let fits = |own: &Own| lines.get(place(own.at)).is_some_and(|line| fits(line, own));
    let own = own.into_iter().filter(fits);
    Ok(own.map(|own| (place(own.at), own)).collect())
}

/// Our number may be the number of somebody else's payment: then the sum has to fit too, and the
/// household, where the line names one.
fn fits(line: &Line, own: &Own) -> bool {
    let sum = match line.amount.is_negative() {
        true => own.refunds > 0,
        false => own.part.is_some() || own.amount == line.amount,
    };
    own.by_bank || (sum && (own.account || line.account_number.is_empty()))
}

/// Lines of other files that confirmed the same before.
pub async fn earlier(
    db: &mut PgConnection,
    file: Uuid,
    lines: &[Line],
    own: &HashMap<usize, Own>,
) -> sqlx::Result<HashMap<usize, Earlier>> {
    let mut of = Confirming::default();
    for (at, line) in (0..).zip(lines) {
        if let Some(own) = own.get(&at) {
            of.at.push(own.at);
            of.payments.push(own.id);
            of.parts.push(own.part.unwrap_or_default());
            of.accounts.push(line.account_number.clone());
            of.amounts.push(line.amount.decimal());
        }
    }
    let found = store::confirmed(db, file, &of).await?;
    Ok(found
        .into_iter()
        .map(|found| (place(found.at), found))
        .collect())
}

fn place(at: i64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn waiting(reason: &'static str) -> Verdict {
    Verdict {
        state: "waiting",
        reason,
        ..Verdict::default()
    }
}
