//! Stores on a PostgreSQL server.

mod schema;
mod server;
