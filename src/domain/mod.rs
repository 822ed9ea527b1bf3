//! Values and pure rules. Nothing here reads a file, a clock, a terminal or a random number.

pub mod datum;
pub mod email;
pub mod event;
pub mod finding;
pub mod grant;
pub mod id;
pub mod key;
pub mod member;
pub mod nearest;
pub mod organization;
pub mod query;
pub mod resource;
pub mod role;
pub mod secret;
pub mod text;
pub mod time;
