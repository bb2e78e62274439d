//! From what PostgreSQL refused to what it means.

use std::future::Future;
use std::time::Duration;

/// Turns the refusal of a named constraint into an outcome.
pub trait OnConstraint<T>: Sized {
    /// `name` was violated → `outcome`; every other error stays a database error.
    /// ```ignore
    /// insert.execute(db).await.on_constraint("reading_batch_form_key", || SubmitError::AlreadySent)?;
    /// ```
    ///
    /// # Errors
    /// `outcome`, or the database error.
    fn on_constraint<E: From<sqlx::Error>>(
        self,
        name: &str,
        outcome: impl FnOnce() -> E,
    ) -> Result<T, E> {
        self.on_constraints(|violated| (violated == name).then(outcome))
    }

    /// As [`OnConstraint::on_constraint`] for several: `outcome` answers `None` for a name it does not know.
    ///
    /// # Errors
    /// What `outcome` made, or the database error.
    fn on_constraints<E: From<sqlx::Error>>(
        self,
        outcome: impl FnOnce(&str) -> Option<E>,
    ) -> Result<T, E>;
}

impl<T> OnConstraint<T> for Result<T, sqlx::Error> {
    fn on_constraints<E: From<sqlx::Error>>(
        self,
        outcome: impl FnOnce(&str) -> Option<E>,
    ) -> Result<T, E> {
        self.map_err(|error| {
            let meant = error
                .as_database_error()
                .and_then(|refusal| refusal.constraint())
                .and_then(outcome);
            meant.unwrap_or_else(|| error.into())
        })
    }
}

/// Errors that another try may not meet again.
pub trait Contended {
    /// Two transactions were in each other's way: serialization failure or deadlock. Nothing was changed.
    fn is_contended(&self) -> bool;
}

impl Contended for sqlx::Error {
    fn is_contended(&self) -> bool {
        self.as_database_error()
            .and_then(|refusal| refusal.code())
            .is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01"))
    }
}

/// Runs `work`, a whole transaction, again while it is [`Contended`]: three times in all.
/// `work` must have no effect outside its transaction.
///
/// # Errors
/// The first other error, or the last contended one.
pub async fn retry<T, E, F, Work>(mut work: F) -> Result<T, E>
where
    E: Contended,
    F: FnMut() -> Work,
    Work: Future<Output = Result<T, E>>,
{
    for pause in [10, 50] {
        match work().await {
            Err(error) if error.is_contended() => {
                tokio::time::sleep(Duration::from_millis(pause)).await;
            }
            done => return done,
        }
    }
    work().await
}
