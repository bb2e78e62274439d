use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Instant;

use sqlx::{Connection, PgConnection};

use super::probe::Health;
use super::server::STEP;
use super::*;

const NOBODY: [u32; 0] = [];

/// A data folder of one test; what still runs in it at the end, and the folder, go away.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("kabinet-cluster-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    async fn acquire(&self) -> Result<Cluster> {
        Cluster::acquire(&self.0, Durability::Demo, &CancellationToken::new()).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let home = std::fs::read_to_string(self.0.join("postgres.path"))
            .map_or_else(|_| self.0.join("postgres"), |path| path.trim_end().into());
        let _ = std::fs::remove_dir_all(home);
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn running(cluster: &Cluster) -> Vec<u32> {
    probe::processes(&cluster.server.place.name)
}

fn postmaster(cluster: &Cluster) -> u32 {
    let file = cluster.server.place.data().join("postmaster.pid");
    std::fs::read_to_string(file)
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

fn kill_9(pid: u32) {
    assert!(
        Command::new("kill")
            .args(["-9", &pid.to_string()])
            .status()
            .unwrap()
            .success()
    );
}

async fn session(cluster: &Cluster) -> PgConnection {
    PgConnection::connect(&cluster.url("postgres"))
        .await
        .unwrap()
}

async fn remember(cluster: &Cluster, word: &str) {
    let mut db = session(cluster).await;
    sqlx::raw_sql("CREATE TABLE IF NOT EXISTS memory (word text)")
        .execute(&mut db)
        .await
        .unwrap();
    sqlx::query("INSERT INTO memory VALUES ($1)")
        .bind(word)
        .execute(&mut db)
        .await
        .unwrap();
}

async fn remembered(cluster: &Cluster) -> Vec<String> {
    let mut db = session(cluster).await;
    sqlx::query_scalar("SELECT word FROM memory ORDER BY word")
        .fetch_all(&mut db)
        .await
        .unwrap()
}

#[tokio::test]
async fn the_last_user_stops_what_the_first_one_started() {
    let folder = Folder::new("shared");
    let first = folder.acquire().await.unwrap();
    remember(&first, "a").await;
    let started = postmaster(&first);
    let second = folder.acquire().await.unwrap();
    assert_eq!(postmaster(&second), started);
    let name = first.server.place.name.clone();

    first.release().await.unwrap();
    assert_eq!(remembered(&second).await, ["a"]);
    second.release().await.unwrap();
    assert_eq!(probe::processes(&name), NOBODY);

    let later = folder.acquire().await.unwrap();
    assert_eq!(remembered(&later).await, ["a"]);
}

#[tokio::test]
async fn a_dropped_cluster_stops_too() {
    let folder = Folder::new("dropped");
    let cluster = folder.acquire().await.unwrap();
    let name = cluster.server.place.name.clone();
    drop(cluster);
    assert_eq!(probe::processes(&name), NOBODY);
}

#[tokio::test]
async fn what_was_committed_survives_kill_9_of_the_server() {
    let folder = Folder::new("killed");
    let first = folder.acquire().await.unwrap();
    remember(&first, "committed").await;
    kill_9(postmaster(&first));
    // Our own dead child, its orphans and its file are all still there.
    let second = folder.acquire().await.unwrap();
    assert_eq!(remembered(&second).await, ["committed"]);
    let name = second.server.place.name.clone();
    first.release().await.unwrap();
    second.release().await.unwrap();
    assert_eq!(probe::processes(&name), NOBODY);
}

#[tokio::test]
async fn a_server_that_dies_in_use_is_started_again() {
    let folder = Folder::new("revived");
    let cluster = folder.acquire().await.unwrap();
    remember(&cluster, "committed").await;
    let stop = CancellationToken::new();
    let keeper = tokio::spawn(cluster.keep_up(stop.clone()));
    let died = postmaster(&cluster);
    for pid in running(&cluster) {
        let _ = Command::new("kill").args(["-9", &pid.to_string()]).status();
    }
    let deadline = Instant::now() + Duration::from_secs(10);
    while probe::health(&cluster.server.place).unwrap() != Health::Ready {
        assert!(Instant::now() < deadline, "not revived");
        tokio::time::sleep(STEP).await;
    }
    assert_ne!(postmaster(&cluster), died);
    assert_eq!(remembered(&cluster).await, ["committed"]);
    // Even a keeper that outlives us does not start it again.
    let name = cluster.server.place.name.clone();
    cluster.release().await.unwrap();
    tokio::time::sleep(REST + Duration::from_millis(500)).await;
    assert_eq!(probe::processes(&name), NOBODY);
    stop.cancel();
    keeper.await.unwrap();
}

/// Not a test: the process that the next one kills.
#[tokio::test]
#[ignore = "run by another test"]
async fn helper_that_uses_a_cluster_until_it_is_killed() {
    let Some(folder) = std::env::var_os("KABINET_TEST_FOLDER") else {
        return;
    };
    let cluster = Cluster::acquire(
        Path::new(&folder),
        Durability::Durable,
        &CancellationToken::new(),
    )
    .await
    .unwrap();
    remember(&cluster, "acknowledged").await;
    std::fs::write(Path::new(&folder).join("ready"), "").unwrap();
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn after_kill_9_of_its_only_user_the_next_one_goes_on_and_stops_it() {
    let folder = Folder::new("user");
    let mut user = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "db::cluster::tests::helper_that_uses_a_cluster_until_it_is_killed",
            "--ignored",
        ])
        .env("KABINET_TEST_FOLDER", &folder.0)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + Duration::from_secs(60);
    while !folder.0.join("ready").exists() {
        assert!(
            Instant::now() < deadline && user.try_wait().unwrap().is_none(),
            "the helper failed"
        );
        tokio::time::sleep(STEP).await;
    }
    user.kill().unwrap();
    user.wait().unwrap();

    let next = folder.acquire().await.unwrap();
    assert_eq!(remembered(&next).await, ["acknowledged"]);
    let name = next.server.place.name.clone();
    next.release().await.unwrap();
    assert_eq!(probe::processes(&name), NOBODY);
}

#[tokio::test]
async fn two_clusters_beside_each_other_do_not_meet() {
    let (here, there) = (Folder::new("here"), Folder::new("there"));
    let (first, second) = tokio::join!(here.acquire(), there.acquire());
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_ne!(postmaster(&first), postmaster(&second));
    remember(&first, "here").await;
    remember(&second, "there").await;
    first.release().await.unwrap();
    assert_eq!(remembered(&second).await, ["there"]);
}

#[tokio::test]
async fn several_that_start_at_once_share_one_server() {
    let folder = Folder::new("at-once");
    let (a, b, c) = tokio::join!(folder.acquire(), folder.acquire(), folder.acquire());
    let pids = [a.as_ref(), b.as_ref(), c.as_ref()].map(|cluster| postmaster(cluster.unwrap()));
    assert!(pids.iter().all(|pid| *pid == pids[0]), "{pids:?}");
}

#[tokio::test]
async fn an_interrupted_start_leaves_nothing_running() {
    let folder = Folder::new("interrupted");
    let data_dir = folder.0.clone();
    for pause in [0, 5, 100, 500, 700, 900, 20, 40, 60] {
        let stop = CancellationToken::new();
        let start = Cluster::acquire(&data_dir, Durability::Demo, &stop);
        let interrupt = async {
            tokio::time::sleep(Duration::from_millis(pause)).await;
            stop.cancel();
        };
        let (started, ()) = tokio::join!(start, interrupt);
        drop(started);
        let place = Place::of(&data_dir, Programs::account().unwrap().owner).unwrap();
        assert_eq!(probe::processes(&place.name), NOBODY, "after {pause} ms");
    }
    remember(&folder.acquire().await.unwrap(), "well").await;
}

#[tokio::test]
async fn stale_files_that_name_a_living_process_are_no_hindrance() {
    let folder = Folder::new("stale");
    let cluster = folder.acquire().await.unwrap();
    let place = cluster.server.place.clone();
    cluster.release().await.unwrap();
    // Of the user of PostgreSQL, and none of its parents: those it knows to leave out.
    let mut sleep = Command::new("sleep");
    if let Some(owner) = Programs::account().unwrap().owner {
        sleep.uid(owner.uid).gid(owner.gid);
    }
    let mut stranger = sleep.arg("600").spawn().unwrap();
    let (pid, data) = (stranger.id(), place.data());
    let [of_data, of_socket, socket] = place.marks_of_life();
    for (file, words) in [
        (of_data, format!("{pid}\n{}\n0\n5432\n", data.display())),
        (
            of_socket,
            format!(
                "{pid}\n{}\n0\n5432\n{}\n",
                data.display(),
                place.home.display()
            ),
        ),
        (socket, String::new()),
    ] {
        std::fs::write(file, words).unwrap();
    }
    // And a folder that an initdb left unfinished.
    std::fs::create_dir(data.with_file_name("data.new")).unwrap();
    let started = folder.acquire().await;
    stranger.kill().unwrap();
    stranger.wait().unwrap();
    remember(&started.unwrap(), "well").await;
}

#[tokio::test]
async fn an_unfinished_data_folder_is_made_anew() {
    let folder = Folder::new("unfinished");
    let unfinished = folder.0.join("postgres/data.new");
    std::fs::create_dir_all(&unfinished).unwrap();
    std::fs::write(unfinished.join("PG_VERSION"), "15\n").unwrap();
    remember(&folder.acquire().await.unwrap(), "well").await;
}

#[tokio::test]
async fn a_long_path_with_odd_characters_works() {
    let folder = Folder::new(&format!(
        "it's a \"path\", $HOME и кириллица {}",
        "x".repeat(60)
    ));
    let cluster = folder.acquire().await.unwrap();
    assert!(cluster.server.place.socket_dir().starts_with("/tmp"));
    remember(&cluster, "well").await;
    let socket_dir = cluster.server.place.socket_dir();
    cluster.release().await.unwrap();
    std::fs::remove_dir_all(socket_dir).unwrap();
}

#[tokio::test]
async fn a_folder_that_postgres_cannot_reach_has_its_cluster_elsewhere() {
    use std::os::unix::fs::PermissionsExt;
    if Programs::account().unwrap().owner.is_none() {
        return; // only root runs it as another user
    }
    let folder = Folder::new("secret");
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o700)).unwrap();
    let cluster = folder.acquire().await.unwrap();
    let home = cluster.server.place.home.clone();
    assert!(home.starts_with("/var/lib/kabinet"), "{}", home.display());
    remember(&cluster, "kept").await;
    cluster.release().await.unwrap();
    let again = folder.acquire().await.unwrap();
    assert_eq!(remembered(&again).await, ["kept"]);
}

#[tokio::test]
async fn data_of_another_version_are_refused_with_the_mend() {
    let folder = Folder::new("version");
    let data = folder.0.join("postgres/data");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("PG_VERSION"), "9\n").unwrap();
    let refusal = folder.acquire().await.unwrap_err().to_string();
    assert!(
        refusal.contains("PostgreSQL 9") && refusal.contains("pg_upgrade"),
        "{refusal}"
    );
    assert!(data.join("PG_VERSION").exists());
}

#[tokio::test]
async fn a_server_that_cannot_start_says_why() {
    let folder = Folder::new("broken");
    let cluster = folder.acquire().await.unwrap();
    let data = cluster.server.place.data();
    cluster.release().await.unwrap();
    std::fs::write(
        data.join("postgresql.auto.conf"),
        "shared_buffers = nonsense\n",
    )
    .unwrap();
    let refusal = format!("{:#}", folder.acquire().await.unwrap_err());
    assert!(
        refusal.contains("shared_buffers") && refusal.contains("postgres.log"),
        "{refusal}"
    );
}
