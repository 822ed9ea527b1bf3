//! A small HTTP service that admits requests with a valid API key.
//!
//! ```text
//! cargo run --example http_guard -- STORE PROJECT [127.0.0.1:8080]
//! curl -H "Authorization: Bearer $SECRET" http://127.0.0.1:8080/project
//! curl -H "Api-Key: $SECRET" http://127.0.0.1:8080/project
//! ```
//!
//! `GET /project` needs the permission `view` on the project, `PUT /project` needs `modify`. Copy `guard`, `secret_of`
//! and `refuse` into a service of your own.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{Extension, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Router, serve};
use keys::verify::{Denied, Identity, Permission, Refusal, ResourceId, Verifier};
use tokio::net::TcpListener;

/// The state of the guard: one verifier for the whole service, and the project that it guards.
struct Guard {
    verifier: Verifier,
    project: ResourceId,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(store), Some(project)) = (arguments.next(), arguments.next()) else {
        return Err("usage: http_guard STORE PROJECT [ADDRESS]".into());
    };
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    let verifier = Verifier::open(Path::new(&store))?;
    // Names can change, ids cannot: look the project up once.
    let project = verifier.resource(&project)?;
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = TcpListener::bind(address).await?;
        Ok(serve(listener, service(Guard { verifier, project })).await?)
    })
}

/// The service, with every route behind the guard.
fn service(state: Guard) -> Router {
    let state = Arc::new(state);
    Router::new()
        .route("/project", get(look).put(change))
        .layer(from_fn_with_state(Arc::clone(&state), guard))
        .with_state(state)
}

async fn look(Extension(identity): Extension<Identity>) -> String {
    format!("{} looks\n", identity.email)
}

async fn change(Extension(identity): Extension<Identity>) -> String {
    format!("{} changes\n", identity.email)
}

/// Passes a request on with the identity of its key, or answers it.
async fn guard(State(guard): State<Arc<Guard>>, mut request: Request, next: Next) -> Response {
    let Some(secret) = secret_of(request.headers()).map(str::to_owned) else {
        return answer(StatusCode::UNAUTHORIZED, "a key is missing");
    };
    let permission = match *request.method() {
        Method::GET | Method::HEAD => Permission::View,
        _ => Permission::Modify,
    };
    // It takes microseconds, but up to 5 seconds while the store is locked: keep it off the async threads.
    let asked =
        tokio::task::spawn_blocking(move || guard.verifier.verify_for(&secret, permission, guard.project));
    match asked.await {
        Ok(Ok(identity)) => {
            request.extensions_mut().insert(identity);
            next.run(request).await
        }
        Ok(Err(denied)) => refuse(&denied),
        Err(_) => answer(StatusCode::INTERNAL_SERVER_ERROR, "internal error"),
    }
}

/// Returns the secret from `Authorization: Bearer` or `Api-Key`.
fn secret_of(headers: &HeaderMap) -> Option<&str> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let bearer = text(header::AUTHORIZATION.as_str()).and_then(|value| {
        let (scheme, secret) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then_some(secret)
    });
    bearer.or_else(|| text("api-key")).map(str::trim)
}

/// The answer to a refused request. The reason belongs in the service's own log: it says whether a secret was ever valid.
fn refuse(denied: &Denied) -> Response {
    match denied.refusal() {
        Some(Refusal::Forbidden) => answer(StatusCode::FORBIDDEN, "this key lacks the permission"),
        Some(_) => answer(StatusCode::UNAUTHORIZED, "this key is not valid"),
        None => answer(StatusCode::SERVICE_UNAVAILABLE, "try again later"),
    }
}

fn answer(status: StatusCode, text: &str) -> Response {
    let body = format!("{text}\n");
    if status == StatusCode::UNAUTHORIZED {
        (status, [(header::WWW_AUTHENTICATE, "Bearer")], body).into_response()
    } else {
        (status, body).into_response()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpStream};

    use keys::domain::grant::Principal;
    use keys::ops::key::revoke;
    use keys::testing::{Fixture, create, hold, new_key, text};

    use super::*;

    /// Starts the service on a free port and returns its address.
    fn start(state: Guard) -> SocketAddr {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        listener.set_nonblocking(true).unwrap();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                serve(TcpListener::from_std(listener).unwrap(), service(state)).await.unwrap();
            });
        });
        address
    }

    /// Sends a request and returns its status.
    fn ask(address: SocketAddr, method: &str, with: &str) -> u16 {
        let mut stream = TcpStream::connect(address).unwrap();
        let request = format!("{method} /project HTTP/1.1\r\nHost: keys\r\nConnection: close\r\n{with}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap().parse().unwrap()
    }

    #[test]
    fn only_valid_keys_are_admitted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keys.db");
        let fixture = Fixture::at(&path);
        let cx = fixture.cx();
        let created = create(&cx, &new_key("map")).unwrap();
        let project = fixture.project("Atlas", &[(Principal::Member(fixture.ada), Permission::Owner)]);
        hold(&cx, Principal::Key(created.row.key.id), Permission::View, project);
        let secret = text(&created.secret);
        let verifier = Verifier::open(&path).unwrap();
        assert_eq!(verifier.resource("Atlas").unwrap(), project);
        let address = start(Guard { verifier, project });

        let bearer = format!("Authorization: Bearer {secret}\r\n");
        let api_key = format!("Api-Key: {secret}\r\n");
        assert_eq!(ask(address, "GET", &bearer), 200);
        assert_eq!(ask(address, "GET", &api_key), 200);
        assert_eq!(ask(address, "PUT", &bearer), 403);
        assert_eq!(ask(address, "GET", ""), 401);
        assert_eq!(ask(address, "GET", &format!("Authorization: Basic {secret}\r\n")), 401);
        assert_eq!(ask(address, "GET", "Api-Key: keys_0\r\n"), 401);

        revoke(&cx, &[created.row.key.id]).unwrap();
        assert_eq!(ask(address, "GET", &bearer), 401, "at the very next request");
    }
}
