//! Events: the lines of the audit log, each bound to the one before it by a hash.
