//! A commit whose answer is lost: a proxy cuts the connection when it sees one.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::server::Server;
use crate::support::sandbox::RunResult;

/// The fate of the first commit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// It reaches the server, but the answer is lost.
    Answer,
    /// It does not reach the server.
    Commit,
    /// The answer is lost, and nothing answers afterwards.
    Everything,
}

/// Passes connections on to the server's socket.
struct Proxy {
    cut: Mutex<Option<Cut>>,
    closed: AtomicBool,
    socket: PathBuf,
}

impl Proxy {
    /// Starts a proxy. Returns it with its port.
    fn start(server: &Server, cut: Cut) -> (Arc<Self>, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let socket = server.sockets().join(".s.PGSQL.5432");
        let proxy = Arc::new(Self { cut: Mutex::new(Some(cut)), closed: AtomicBool::new(false), socket });
        let started = Arc::clone(&proxy);
        thread::spawn(move || {
            for client in listener.incoming() {
                let (proxy, client) = (Arc::clone(&proxy), client.unwrap());
                if !proxy.closed.load(Ordering::SeqCst) {
                    thread::spawn(move || proxy.serve(&client));
                }
            }
        });
        (started, port)
    }

    fn serve(&self, client: &TcpStream) {
        let server = UnixStream::connect(&self.socket).unwrap();
        let is_cut = Arc::new(AtomicBool::new(false));
        let (answers, to_client, silent) =
            (server.try_clone().unwrap(), client.try_clone().unwrap(), Arc::clone(&is_cut));
        thread::spawn(move || {
            pass(&answers, &to_client, &mut |_| !silent.load(Ordering::SeqCst));
            let _ = to_client.shutdown(Shutdown::Both);
        });
        pass(client, &server, &mut |bytes| {
            if !bytes.windows(7).any(|part| part == b"COMMIT\0") {
                return true;
            }
            let Some(cut) = self.cut.lock().unwrap().take() else { return true };
            is_cut.store(true, Ordering::SeqCst);
            self.closed.store(cut == Cut::Everything, Ordering::SeqCst);
            if cut != Cut::Commit {
                (&server).write_all(bytes).unwrap();
                // Until the server has committed.
                thread::sleep(Duration::from_millis(500));
            }
            false
        });
        let _ = (client.shutdown(Shutdown::Both), server.shutdown(Shutdown::Both));
    }
}

/// Copies what arrives while `goes_on`.
fn pass(mut from: impl Read, mut to: impl Write, goes_on: &mut dyn FnMut(&[u8]) -> bool) {
    let mut buffer = vec![0; 65536];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if !goes_on(&buffer[..count]) || to.write_all(&buffer[..count]).is_err() {
            return;
        }
    }
}

/// Changes a title through a proxy. Returns the answer, and how often the log has the change.
fn change_title(server: &Server, schema: &str, cut: Cut) -> (RunResult, usize) {
    let url = server.url(schema);
    server.init(schema);
    let created = server.keys(&url, &["create", "ci", "--role", "viewer", "--expires", "90d"]);
    assert_eq!(created.status, 0, "{created:?}");
    let (proxy, port) = Proxy::start(server, cut);
    let through = format!("postgres://postgres@127.0.0.1:{port}/postgres?schema={schema}&sslmode=disable");
    let changed = server.keys(&through, &["update", "ci", "--title", "build"]);
    assert!(proxy.cut.lock().unwrap().is_none(), "no commit was seen: {changed:?}");
    let log = server.keys(&url, &["log", "--action", "key.updated", "-o", "jsonl"]);
    let checked = server.keys(&url, &["log", "--verify"]);
    assert_eq!(checked.status, 0, "{checked:?}");
    (changed, log.stdout.lines().count())
}

#[test]
fn lost_answer_is_found_in_the_log() {
    let Some(server) = Server::start("") else { return };
    for (schema, cut) in [("answer", Cut::Answer), ("commit", Cut::Commit)] {
        let (changed, times) = change_title(&server, schema, cut);
        assert_eq!((changed.status, times), (0, 1), "{schema}: {changed:?}");
    }
}

#[test]
fn lost_server_leaves_the_outcome_unknown() {
    let Some(server) = Server::start("") else { return };
    let (changed, times) = change_title(&server, "unknown", Cut::Everything);
    assert_eq!((changed.status, times), (1, 1), "{changed:?}");
    assert!(changed.stderr.contains("unknown whether the change was made"), "{changed:?}");
}
