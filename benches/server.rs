//! Measures the library on a store of a server: `benches/server.py` builds it and calls it, beside other programs.
//!
//! `verify LOCATION COUNT` reads secrets from standard input and prints the time of each look-up in nanoseconds.
//! `change LOCATION SECONDS KEY...` revokes and restores keys, each by a writer of its own, and prints the changes.

#![expect(clippy::expect_used, reason = "a benchmark that cannot begin has nothing to measure")]
#![expect(clippy::print_stdout, reason = "its result")]

use std::io::stdin;
use std::time::{Duration, Instant};

use keys::domain::id::KeyId;
use keys::domain::time::SystemClock;
use keys::ops::key::{REVOKE, restore, revoke};
use keys::ops::{WriteContext, actor};
use keys::store::{Location, Store};
use keys::testing::SeededRandom;
use keys::verify::Verifier;

/// The look-ups before the first one that counts.
const WARM: usize = 2000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["verify", location, count] => verify(location, count.parse().expect("a number")),
        ["change", location, seconds, ref keys @ ..] => {
            change(location, Duration::from_secs(seconds.parse().expect("a number")), keys);
        }
        _ => println!("run benches/server.py"),
    }
}

fn parsed(location: &str) -> Location {
    Location::parse(location.as_ref()).expect("a location")
}

fn verify(location: &str, count: usize) {
    let secrets: Vec<String> = stdin().lines().collect::<Result<_, _>>().expect("text");
    let verifier = Verifier::options().record(false).open(parsed(location)).expect("a verifier");
    let mut times = Vec::with_capacity(count);
    for secret in secrets.iter().cycle().take(WARM + count) {
        let begun = Instant::now();
        verifier.verify(secret).expect("a good secret");
        times.push(begun.elapsed().as_nanos().to_string());
    }
    println!("{}", times[WARM..].join("\n"));
}

fn change(location: &str, time: Duration, keys: &[&str]) {
    let changes: u64 = std::thread::scope(|threads| {
        let writers: Vec<_> = keys.iter().map(|key| threads.spawn(|| write(location, time, key))).collect();
        writers.into_iter().map(|writer| writer.join().expect("no panic")).sum()
    });
    println!("{changes}");
}

/// Revokes and restores a key. Returns how often.
fn write(location: &str, time: Duration, key: &str) -> u64 {
    let (store, _) = Store::open(parsed(location)).expect("a store");
    let acting = actor::resolve(&store, Some("member0@acme.com")).expect("a look").expect("a member").id;
    let (clock, random) = (SystemClock, SeededRandom::default());
    let authorization = REVOKE.check(&store, acting).expect("an administrator");
    let cx = WriteContext::new(authorization, &store, &clock, &random, "bench", None);
    let id: KeyId = key.parse().expect("an id");
    let begun = Instant::now();
    let mut changes = 0;
    while begun.elapsed() < time {
        revoke(&cx, &[id]).expect("a change");
        restore(&cx, &[id]).expect("a change");
        changes += 2;
    }
    changes
}
