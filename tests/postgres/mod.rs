//! Stores on a PostgreSQL server.

mod connect;
mod failover;
mod lost_commit;
mod roles;
mod schema;
mod server;
