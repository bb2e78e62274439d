use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

#[derive(Debug, thiserror::Error)]
enum Outcome {
    #[error("taken")]
    Taken,
    #[error(transparent)]
    Db(#[from] sqlx::Error),
}

fn address(db: &PgPool) -> String {
    db.connect_options().to_url_lossy().to_string()
}

#[sqlx::test(migrations = false)]
async fn a_named_constraint_becomes_its_outcome(db: PgPool) {
    sqlx::raw_sql(
        "CREATE TABLE t (a int CONSTRAINT t_a_key UNIQUE CONSTRAINT t_a_check CHECK (a > 0))",
    )
    .execute(&db)
    .await
    .unwrap();
    let insert = async |a: i32| {
        sqlx::query("INSERT INTO t VALUES ($1)")
            .bind(a)
            .execute(&db)
            .await
    };
    ensure_affected(&insert(1).await.unwrap(), 1).unwrap();
    let twice = insert(1).await.on_constraint("t_a_key", || Outcome::Taken);
    assert!(matches!(twice, Err(Outcome::Taken)));
    let other = insert(-1).await.on_constraint("t_a_key", || Outcome::Taken);
    assert!(matches!(other, Err(Outcome::Db(_))));
    let by_name = insert(-1)
        .await
        .on_constraints(|name| (name == "t_a_check").then_some(Outcome::Taken));
    assert!(matches!(by_name, Err(Outcome::Taken)));
}

#[sqlx::test(migrations = false)]
async fn an_unexpected_number_of_rows_is_an_error(db: PgPool) {
    sqlx::raw_sql("CREATE TABLE t AS SELECT generate_series(1, 3) AS a")
        .execute(&db)
        .await
        .unwrap();
    let update = async |a: i32| {
        sqlx::query("UPDATE t SET a = 0 WHERE a >= $1")
            .bind(a)
            .execute(&db)
            .await
    };
    assert!(matches!(
        ensure_affected(&update(9).await.unwrap(), 1),
        Err(sqlx::Error::RowNotFound)
    ));
    assert!(matches!(
        ensure_affected(&update(2).await.unwrap(), 1),
        Err(sqlx::Error::Protocol(_))
    ));
}

#[sqlx::test(migrations = false)]
async fn a_contended_transaction_is_tried_three_times(db: PgPool) {
    for (code, tries) in [("40001", 3), ("40P01", 3), ("23505", 1)] {
        let count = AtomicU32::new(0);
        let refuse = format!("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$");
        let result: Result<(), sqlx::Error> = retry(|| async {
            count.fetch_add(1, Ordering::Relaxed);
            sqlx::raw_sql(sqlx::AssertSqlSafe(refuse.clone()))
                .execute(&db)
                .await
                .map(drop)
        })
        .await;
        assert!(result.is_err());
        assert_eq!(count.into_inner(), tries, "{code}");
    }
    let count = AtomicU32::new(0);
    let second: Result<u32, sqlx::Error> = retry(|| async {
        if count.fetch_add(1, Ordering::Relaxed) == 0 {
            sqlx::raw_sql("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$")
                .execute(&db)
                .await?;
        }
        Ok(7)
    })
    .await;
    assert_eq!(second.unwrap(), 7);
}

#[sqlx::test(migrations = false)]
async fn migrations_are_pending_until_they_are_applied(db: PgPool) {
    let pending = pending_migrations(&db).await.unwrap();
    assert_eq!(pending.len(), MIGRATIONS.iter().count());
    assert_eq!(pending[0], "0001_house");
    migrate(&db).await.unwrap();
    assert!(pending_migrations(&db).await.unwrap().is_empty());
    migrate(&db).await.unwrap();

    // A newer program was here first.
    sqlx::raw_sql("INSERT INTO _sqlx_migrations SELECT 9999, 'later', now(), true, '', 0")
        .execute(&db)
        .await
        .unwrap();
    assert!(pending_migrations(&db).await.unwrap().is_empty());
    migrate(&db).await.unwrap();
}

#[sqlx::test(migrations = false)]
async fn sessions_are_named_and_speak_utc(db: PgPool) {
    let pool = connect(&address(&db), 3, 0).await.unwrap();
    let (zone, name): (String, String) =
        sqlx::query_as("SELECT current_setting('timezone'), current_setting('application_name')")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!((zone.as_str(), name.as_str()), ("UTC", "kabinet"));
    pool.close().await;
}

#[sqlx::test(migrations = false)]
async fn a_connection_that_died_while_resting_is_replaced(db: PgPool) {
    let pool = connect(&address(&db), 1, 100).await.unwrap();
    let pid: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
        .fetch_one(&pool)
        .await
        .unwrap();
    sqlx::query("SELECT pg_terminate_backend($1)")
        .bind(pid)
        .execute(&db)
        .await
        .unwrap();
    tokio::time::sleep(TRUSTED_REST + Duration::from_millis(100)).await;
    let next: i32 = sqlx::query_scalar("SELECT pg_backend_pid()")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_ne!(pid, next);
    pool.close().await;
}

#[sqlx::test(migrations = false)]
async fn a_missing_database_is_created_once(db: PgPool) {
    let name = format!("created \"{}", std::process::id());
    let url = sibling_url(&address(&db), &name).unwrap();
    let (first, second) = tokio::join!(
        create_database_if_missing(&url),
        create_database_if_missing(&url)
    );
    first.unwrap();
    second.unwrap();
    let pool = connect(&url, 1, 100).await.unwrap();
    let found: String = sqlx::query_scalar("SELECT current_database()::text")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(found, name);
    pool.close().await;
    let drop = format!("DROP DATABASE \"{}\"", name.replace('"', "\"\""));
    sqlx::raw_sql(sqlx::AssertSqlSafe(drop))
        .execute(&db)
        .await
        .unwrap();
}
