//! A program that crashes leaves its memory behind in a file. One that holds a secret must not.

/// Proof that core dumps are off. Made by [`forbid`] alone.
#[derive(Debug, Clone, Copy)]
pub struct NoCoreDumps(());

/// Turns core dumps off, for this process and those it starts.
pub fn forbid() -> std::io::Result<NoCoreDumps> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    // Linux heeds a limit of 0 only when the dump goes to a file; a limit of 1 also keeps it from a program that
    // collects dumps (core_pattern with a pipe), and is too small for a file: fs/coredump.c, do_coredump.
    let smallest = u64::from(cfg!(target_os = "linux"));
    let limit = getrlimit(Resource::Core).maximum.map_or(smallest, |most| most.min(smallest));
    setrlimit(Resource::Core, Rlimit { current: Some(limit), maximum: Some(limit) })?;
    Ok(NoCoreDumps(()))
}
