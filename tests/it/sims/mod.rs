//! Banks and SMS gateways of the tests: HTTP servers of their own, built from the protocols' text and not
//! from our clients, which can be told to misbehave.

use axum::Router;
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
