//! The exchange bundle as files: what it may hold and how its bytes are read. No database here.

pub mod charset;
pub mod csv;
pub mod files;
pub mod rows;
pub mod source;
pub mod spec;
pub mod value;
