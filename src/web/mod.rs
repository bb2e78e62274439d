//! The shell that every page shares: who asks and in which language, rendering, errors, forms,
//! sessions, limits, headers. Knows no capability.

pub mod assets;
pub mod cookie;
pub mod error;
pub mod flash;
pub mod form;
pub mod headers;
pub mod limits;
pub mod page;
pub mod period_form;
pub mod same_origin;
pub mod session;
pub mod ui;

pub use error::{AppError, Result};
pub use flash::Flash;
pub use form::{Errors, FormBody};
pub use limits::ClientAddress;
pub use page::{Invalid, Page, see_other};
pub use period_form::PeriodForm;
pub use ui::Ui;
