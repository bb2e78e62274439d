//! Banks and SMS gateways of the tests: HTTP servers of their own, built from the protocols' text and not
//! from our clients, which can be told to misbehave.

pub mod moneta;
pub mod rbs;
pub mod sms;
pub mod yookassa;

use axum::Router;
use std::sync::OnceLock;
use std::time::Duration;
use tokio::net::TcpListener;

/// How a bank answers what it is asked to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Works,
    /// Answers after so long, the work done.
    Late(Duration),
    /// Does the work and answers 500.
    FailsAfter,
    /// Answers 500 and has done nothing.
    FailsBefore,
    /// Does the work and hangs up.
    HangsUp,
    /// Answers «in progress» (202 or its like) and does the work later.
    StillAtIt,
    /// Takes and tells another sum than it was asked for.
    OtherAmount,
    Refuses,
}

/// Serves `router` on a free port until the test's runtime ends; gives `http://127.0.0.1:PORT`.
pub async fn serve(router: Router) -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    format!("http://{address}")
}

/// As [`serve`], on a thread with a runtime of its own: a bank outlives whoever is killed.
pub fn serve_on_a_thread(router: Router) -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            tell.send(serve(router).await).unwrap();
            std::future::pending::<()>().await;
        });
    });
    told.recv().unwrap()
}

/// An answer that breaks off: its body is an error before its first byte, and the connection is closed.
pub fn hang_up() -> axum::response::Response {
    let longer = http_body_util::Full::new(axum::body::Bytes::from_static(b"{}"));
    let broken = http_body_util::Limited::new(longer, 1);
    axum::response::Response::new(axum::body::Body::new(broken))
}

/// Who calls shops: one a process, since certificates take time to read; it keeps no connection, since
/// runtimes come and go.
pub fn caller() -> &'static reqwest::Client {
    static CALLER: OnceLock<reqwest::Client> = OnceLock::new();
    CALLER.get_or_init(|| {
        // Sets the provider of TLS.
        kabinet::app::outside::client().unwrap();
        reqwest::Client::builder()
            .no_proxy()
            .pool_max_idle_per_host(0)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(12))
            .build()
            .unwrap()
    })
}

/// Calls `address` with a form; the status, if it answered.
pub async fn tell(address: &str, fields: &[(String, String)]) -> Option<u16> {
    let answer = caller().post(address).form(fields).send().await.ok()?;
    Some(answer.status().as_u16())
}
