//! Pure types shared by every capability: no I/O, no SQL of their own.
//!
//! Parsers take what people type or what billing exports and either return a value that is
//! whole or a named error; they never panic and never guess money or readings.

pub mod account_number;
pub mod bank;
pub mod clock;
pub mod dates;
pub mod email;
pub mod filter;
pub mod money;
pub mod paging;
pub mod period;
pub mod phone;
mod text;
pub mod token;
pub mod volume;

pub use account_number::{AccountNumber, AccountNumberError};
pub use clock::Clock;
pub use dates::{DateError, parse_date, parse_date_strict};
pub use email::{Email, EmailError};
pub use filter::{FilterError, PeriodChoice, PeriodFilter};
pub use money::{Money, MoneyError};
pub use paging::{Page, PageQuery};
pub use period::{Period, PeriodError};
pub use phone::{Phone, PhoneError};
pub use token::Token;
pub use volume::{ReadingParse, Volume, parse_reading};
