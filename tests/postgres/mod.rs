//! Stores on a PostgreSQL server.

mod connect;
mod failover;
mod interrupt;
mod lost_commit;
mod password;
mod pooler;
mod roles;
mod schema;
mod server;
mod settings;
mod upgrade;
