//! Stores on a PostgreSQL server.

mod connect;
mod roles;
mod schema;
mod server;
