//! Stores on a PostgreSQL server.

mod connect;
mod lost_commit;
mod roles;
mod schema;
mod server;
