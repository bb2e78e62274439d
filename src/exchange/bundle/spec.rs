//! How the files of a bundle are described: one table of columns drives parsing, staging and the
//! checks that every file shares.

/// What a cell may hold and how it is written to staging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words for people: at most so many characters, line breaks allowed.
    Text(usize),
    /// A number, code or other name that is compared: at most so many characters, on one line.
    Code(usize),
    /// A unit of measure; the known ones in our writing (CONTRACT 5).
    Unit,
    /// A whole number within these bounds.
    Whole(i32, i32),
    /// A decimal of at most so many integer and decimal digits; `signed` allows a minus.
    Decimal {
        whole: usize,
        decimals: usize,
        signed: bool,
    },
    /// ISO or DD.MM.YYYY.
    Date,
    /// As `Date`; 2099-01-01 means «no date».
    DateOrNever,
    /// YYYY-MM, kept as the first day of the month.
    Month,
    /// 0 or 1.
    Flag,
    /// 1–3, also written T1–T3.
    Zone,
    OneOf(&'static [&'static str]),
    Email,
    Phone,
    /// An id of ours, coming back.
    Id,
}

/// Money: numeric(14,2), signed.
pub const MONEY: Kind = Kind::Decimal {
    whole: 12,
    decimals: 2,
    signed: true,
};
/// Square metres and the like: numeric(14,4), never negative.
pub const AREA: Kind = Kind::Decimal {
    whole: 10,
    decimals: 4,
    signed: false,
};
/// A tariff, norm or price: numeric(18,6), never negative.
pub const RATE: Kind = Kind::Decimal {
    whole: 12,
    decimals: 6,
    signed: false,
};
/// A volume, which a recalculation may turn negative: numeric(18,6).
pub const VOLUME: Kind = Kind::Decimal {
    whole: 12,
    decimals: 6,
    signed: true,
};
/// What a meter shows: numeric(16,5). Whether it fits its meter is asked of the database.
pub const READING: Kind = Kind::Decimal {
    whole: 11,
    decimals: 5,
    signed: false,
};

impl Kind {
    /// The type of the staging column, the same as the live one's.
    pub fn sql(self) -> &'static str {
        match self {
            Kind::Whole(..) => "integer",
            Kind::Decimal { .. } => "numeric",
            Kind::Date | Kind::DateOrNever | Kind::Month => "date",
            Kind::Flag => "boolean",
            Kind::Zone => "smallint",
            Kind::Text(_)
            | Kind::Code(_)
            | Kind::Unit
            | Kind::OneOf(_)
            | Kind::Email
            | Kind::Phone
            | Kind::Id => "text",
        }
    }
}

/// What a column is to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of the key: the column must be there and no cell may be empty.
    Key,
    /// Part of the key that may be missing or empty and then has the column's default.
    OpenKey,
    /// Not part of the key, but nothing can be made without it: no cell may be empty, and a new
    /// row needs the column.
    Needed,
    /// Missing = default for a new row, unchanged for an old one; empty = default.
    Value,
}

/// One column of one file.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub role: Role,
    /// What an empty cell means, as PostgreSQL's COPY writes it; `None` is NULL.
    pub default: Option<&'static str>,
    /// The live table's column; `None` where the cell only leads to another row.
    pub to: Option<&'static str>,
}

impl Column {
    const fn new(name: &'static str, kind: Kind, role: Role) -> Column {
        let default = match kind {
            Kind::Text(_) | Kind::Code(_) | Kind::Unit | Kind::Email | Kind::Phone | Kind::Id => {
                Some("")
            }
            _ => None,
        };
        Column {
            name,
            kind,
            role,
            default,
            to: Some(name),
        }
    }

    pub const fn key(name: &'static str, kind: Kind) -> Column {
        Column::new(name, kind, Role::Key)
    }

    pub const fn open_key(name: &'static str, kind: Kind) -> Column {
        Column::new(name, kind, Role::OpenKey)
    }

    pub const fn needed(name: &'static str, kind: Kind) -> Column {
        Column::new(name, kind, Role::Needed)
    }

    pub const fn value(name: &'static str, kind: Kind) -> Column {
        Column::new(name, kind, Role::Value)
    }

    /// An empty cell means this.
    pub const fn or(self, default: &'static str) -> Column {
        Column {
            default: Some(default),
            ..self
        }
    }

    /// An empty cell means «not known».
    pub const fn or_null(self) -> Column {
        Column {
            default: None,
            ..self
        }
    }

    /// The live table calls it so.
    pub const fn to(self, to: &'static str) -> Column {
        Column {
            to: Some(to),
            ..self
        }
    }

    /// Leads to another row and is not stored itself.
    pub const fn leads(self) -> Column {
        Column { to: None, ..self }
    }

    pub fn is_key(&self) -> bool {
        matches!(self.role, Role::Key | Role::OpenKey)
    }

    /// The default as an SQL literal of the column's type.
    pub fn default_sql(&self) -> String {
        match self.default {
            Some(text) => format!("'{}'::{}", text.replace('\'', "''"), self.kind.sql()),
            None => format!("null::{}", self.kind.sql()),
        }
    }
}

/// One file of a bundle.
#[derive(Debug)]
pub struct FileSpec {
    /// The file's name without `.csv`.
    pub name: &'static str,
    pub columns: &'static [Column],
}

impl FileSpec {
    /// The file's name, case-exact.
    pub fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}
