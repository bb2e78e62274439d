//! The only SQL on the tables of this capability.

pub mod factor;
pub mod grants;
pub mod links;
pub mod people;
pub mod sessions;
