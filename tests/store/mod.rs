//! The store's file: who may reach it, who is at it at the same time, and what fails under it.

mod calls;
mod damage;
mod disk;
mod drafts;
mod faults;
mod files;
mod leases;
mod opening;
mod paths;
mod reach;
mod restore;
mod shared;
mod sweeps;
mod together;
mod versions;
mod wal;
