//! Roles, and what limits a session.

use crate::t;
use crate::web::Ui;
use chrono::{DateTime, Duration, Utc};

/// Without a click for this long a session is over.
pub const IDLE: Duration = Duration::minutes(30);
/// The idle limit moves at most this often: a page writes nothing else for it.
pub const TOUCH: Duration = Duration::minutes(5);
/// After this a session is over, however busy.
pub const ABSOLUTE: Duration = Duration::hours(12);
/// From the right password to the right code.
pub const HALF_WAY: Duration = Duration::minutes(10);
/// How long a one-time link works.
pub const LINK: Duration = Duration::hours(48);
/// How long a reason opens a household.
pub const GRANT: Duration = Duration::hours(1);
/// Wrong codes that are free; every further fifth locks the second step.
const FREE_CODES: i32 = 5;

/// What a member of staff works as. [`super::role`] says which pages each may open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Operator,
    Billing,
    Content,
    Supervisor,
    Admin,
}

impl Role {
    pub const ALL: [Role; 5] = [
        Role::Operator,
        Role::Billing,
        Role::Content,
        Role::Supervisor,
        Role::Admin,
    ];

    /// As on the command line and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Operator => "operator",
            Role::Billing => "billing",
            Role::Content => "content",
            Role::Supervisor => "supervisor",
            Role::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// In the reader's language.
    pub fn words(self, ui: &Ui) -> String {
        match self {
            Role::Operator => t!(ui, "staff-role-operator"),
            Role::Billing => t!(ui, "staff-role-billing"),
            Role::Content => t!(ui, "staff-role-content"),
            Role::Supervisor => t!(ui, "staff-role-supervisor"),
            Role::Admin => t!(ui, "staff-role-admin"),
        }
    }

    /// Whether he may look into households (with a reason).
    pub fn sees_residents(self) -> bool {
        matches!(self, Role::Operator | Role::Billing | Role::Supervisor)
    }

    /// Whether he sees residents' addresses and telephones whole; others see them masked.
    pub fn sees_contacts(self) -> bool {
        matches!(self, Role::Operator | Role::Supervisor)
    }

    /// Whether he writes what everybody reads: news.
    pub fn writes_texts(self) -> bool {
        matches!(self, Role::Content | Role::Supervisor)
    }
    /// Whether he works with appeals.
    pub fn answers_appeals(self) -> bool {
        matches!(self, Role::Operator | Role::Supervisor)
    }

    /// Whether he sees who works here, and disables them.
    pub fn manages_staff(self) -> bool {
        self == Role::Admin
    }

    /// Whether he may be the second pair of eyes of a refund.
    pub fn approves_refunds(self) -> bool {
        matches!(self, Role::Billing | Role::Supervisor | Role::Admin)
    }

    /// Whether he works with money and readings, and closes reviews of payments.
    pub fn does_billing(self) -> bool {
        matches!(self, Role::Billing | Role::Supervisor)
    }

    /// Whether he may read the audit trail.
    pub fn sees_audit(self) -> bool {
        matches!(self, Role::Supervisor | Role::Admin)
    }
}

/// Until when the second step is locked after `failures` wrong codes in a row: at every fifth, for 15
/// minutes and then twice as long each time, up to a day. Only who knows the password gets here, so no
/// stranger locks anybody out, and a stolen password meets the code once in a hundred years.
pub fn locked_until(failures: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if failures <= 0 || failures % FREE_CODES != 0 {
        return None;
    }
    let times = (failures / FREE_CODES - 1).clamp(0, 7);
    let minutes = (15_i64 << times).min(24 * 60);
    Some(now + Duration::minutes(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fifth_wrong_code_locks_for_longer_up_to_a_day() {
        let now = DateTime::UNIX_EPOCH;
        let minutes = |n| locked_until(n, now).map(|until| (until - now).num_minutes());
        let seen: Vec<_> = [1, 4, 5, 6, 10, 15, 35, 40, 5000].map(minutes).to_vec();
        let (none, day) = (None, Some(1440));
        assert_eq!(
            seen,
            [
                none,
                none,
                Some(15),
                none,
                Some(30),
                Some(60),
                Some(960),
                day,
                day
            ]
        );
    }

    #[test]
    fn a_role_reads_back() {
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
        assert_eq!(Role::parse("root"), None);
    }
}
