use super::*;

/// A file with `text` in a folder of its own, both gone at the end.
struct Written(PathBuf);

impl Written {
    fn new(name: &str, text: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("kabinet-config-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("config.toml");
        std::fs::write(&file, text).unwrap();
        Self(file)
    }
    fn folder(&self) -> &Path {
        self.0.parent().unwrap()
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(self.folder());
    }
}

fn load(name: &str, text: &str) -> Result<Config, ConfigError> {
    Config::load_with(Some(&Written::new(name, text).0), [])
}

fn refusal(name: &str, text: &str) -> String {
    load(name, text).expect_err(text).to_string()
}

fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[test]
fn the_defaults_are_those_of_the_contract() {
    let config = Config::defaults().unwrap();
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.public_url(), "http://127.0.0.1:8080");
    assert!(!config.secure_cookies());
    assert!(config.server.trusted_proxies.is_empty());
    assert_eq!(config.server.metrics_listen, None);
    assert!(config.database.url.is_empty() && config.database.replica_url.is_empty());
    assert_eq!(
        (
            config.database.max_connections,
            config.database.statement_cache
        ),
        (16, 100)
    );
    assert_eq!(
        config.storage.data_dir,
        std::env::current_dir().unwrap().join("data")
    );
    assert_eq!(config.mail.transport, MailTransport::File);
    assert_eq!(config.mail.dir, config.storage.data_dir.join("mail"));
    assert!(config.mail.from.ends_with(" <noreply@localhost>"));
    assert_eq!(config.organisation.time_zone, chrono_tz::Europe::Moscow);
    assert_eq!(config.organisation.locale, Locale::Ru);
    assert_eq!(config.signup.methods, SignupMethod::ALL);
    assert!(!config.signup.one_user_per_account);
    assert_eq!(config.signup.password_policy, PasswordPolicy::Manual);
    assert_eq!(
        config.linking.questions,
        [LinkQuestion::LinkCode, LinkQuestion::BillTotal]
    );
    let linking = &config.linking;
    assert_eq!((linking.attempts, linking.lock_minutes), (5, 60));
    assert_eq!(
        (
            linking.account_failures_per_30_days,
            linking.address_failures_per_hour
        ),
        (30, 50)
    );
    assert_eq!(config.captcha.kind, CaptchaKind::Altcha);
    assert_eq!(
        (config.payments.gateway, config.payments.split),
        (Gateway::Off, Split::Single)
    );
    assert_eq!(
        config.payments.yookassa.api_url,
        "https://api.yookassa.ru/v3"
    );
    assert_eq!(
        (
            config.payments.yookassa.vat_code,
            config.payments.yookassa.tax_system_code
        ),
        (1, 2)
    );
    assert_eq!(config.payments.yookassa.agent_type, AgentType::Nobody);
    assert_eq!(config.payments.overpayment, Overpayment::FullPayment);
    assert!(config.payments.receipt_phone);
    assert_eq!(
        config.payments.moneta.assistant_url,
        "https://www.moneta.ru/assistant.htm"
    );
    assert!(!config.payments.moneta.test_mode);
    assert_eq!(config.sms.gateway, SmsGateway::File);
    assert_eq!(config.sms.dir, config.storage.data_dir.join("sms"));
    assert_eq!(config.staff.second_factor, SecondFactor::Required);
    let limits = &config.limits;
    assert_eq!(
        (limits.requests_per_minute, limits.sign_in_per_minute),
        (600, 20)
    );
    assert_eq!(
        (limits.sign_up_per_hour, limits.recovery_per_hour),
        (30, 10)
    );
    assert_eq!(
        (limits.body_bytes(), limits.upload_bytes()),
        (256 * 1024, 10 * 1024 * 1024)
    );
    assert!(!config.demo);
}

#[test]
fn an_empty_file_is_the_defaults() {
    let config = load("empty", "").unwrap();
    let mut defaults = Config::defaults().unwrap();
    defaults
        .storage
        .data_dir
        .clone_from(&config.storage.data_dir);
    defaults.mail.dir.clone_from(&config.mail.dir);
    defaults.sms.dir.clone_from(&config.sms.dir);
    assert_eq!(config, defaults);
}

#[test]
fn a_file_replaces_single_keys_and_whole_lists() {
    let text =
        "[payments.rbs]\nuser = 'u'\n[linking]\nquestions = ['surname']\n[signup]\nmethods = []\n";
    let config = load("replace", text).unwrap();
    assert_eq!(config.payments.rbs.user, "u");
    assert_eq!(config.payments.yookassa.notify_from.len(), 7);
    assert_eq!(config.linking.questions, [LinkQuestion::Surname]);
    assert_eq!(config.linking.attempts, 5);
    assert!(config.signup.methods.is_empty());
}

#[test]
fn unknown_keys_are_refused_by_name() {
    let text = "[server]\nlisen = 'x'\n[payments.rbs]\nusr = 'x'\n[sever]\nlisten = 'x'\n";
    let refusal = refusal("unknown", text);
    for key in ["server.lisen", "payments.rbs.usr", "sever"] {
        assert!(
            refusal.contains(&format!("config.toml: {key}: unknown key")),
            "{refusal}"
        );
    }
    assert!(
        refusal.contains("known here: listen, metrics_listen, public_url, trusted_proxies"),
        "{refusal}"
    );
}

#[test]
fn an_unknown_variable_is_refused_by_name() {
    let env = variables(&[
        ("KABINET__SERVER__LISEN", "x"),
        ("KABINET__MAIL", "x"),
        ("KABINET_OTHER", "x"),
    ]);
    let refusal = Config::load_with(None, env).unwrap_err().to_string();
    assert!(
        refusal.contains("KABINET__SERVER__LISEN: server.lisen: unknown key"),
        "{refusal}"
    );
    assert!(
        refusal.contains("KABINET__MAIL: mail: unknown key"),
        "{refusal}"
    );
    assert!(!refusal.contains("KABINET_OTHER"), "{refusal}");
}

#[test]
fn the_environment_wins_and_separates_lists_by_commas() {
    let file = Written::new(
        "env",
        "[server]\nlisten = '127.0.0.1:1'\n[payments.collector]\nname = 'A'\n",
    );
    let env = variables(&[
        ("KABINET__SERVER__LISTEN", "[::1]:2"),
        (
            "KABINET__SERVER__TRUSTED_PROXIES",
            "10.0.0.0/8, 192.168.0.1",
        ),
        ("KABINET__DATABASE__MAX_CONNECTIONS", "7"),
        ("KABINET__SIGNUP__ONE_USER_PER_ACCOUNT", "true"),
        ("KABINET__PAYMENTS__COLLECTOR__BIC", "044525225"),
        ("KABINET__PAYMENTS__YOOKASSA__SECRET_KEY", "true"),
    ]);
    let config = Config::load_with(Some(&file.0), env).unwrap();
    assert_eq!(config.server.listen.to_string(), "[::1]:2");
    let [net, host] = config.server.trusted_proxies[..] else {
        panic!("{:?}", config.server)
    };
    assert!(
        net.contains("10.1.2.3".parse().unwrap())
            && net.contains("::ffff:10.1.2.3".parse().unwrap())
    );
    assert!(
        host.contains("192.168.0.1".parse().unwrap())
            && !host.contains("192.168.0.2".parse().unwrap())
    );
    assert_eq!(config.database.max_connections, 7);
    assert!(config.signup.one_user_per_account);
    assert_eq!(config.payments.collector.bic, "044525225");
    assert_eq!(config.payments.yookassa.secret_key.expose(), "true");
}

#[test]
fn a_wrong_value_names_its_file_or_variable_and_the_mend() {
    for (text, words) in [
        (
            "[server]\nlisten = 'localhost'",
            [
                "config.toml: server.listen: `localhost`",
                "write 127.0.0.1:8080",
            ],
        ),
        (
            "[database]\nmax_connections = 'many'",
            ["database.max_connections", "integer"],
        ),
        (
            "[database]\nmax_connections = -1",
            ["database.max_connections", "unsigned"],
        ),
        (
            "[mail]\ntransport = 'ftp'",
            ["mail.transport: `ftp` is unknown", "smtp, file"],
        ),
        (
            "[organisation]\ntime_zone = 'Mars'",
            ["organisation.time_zone: `Mars`", "Asia/Tomsk"],
        ),
        (
            "[server]\ntrusted_proxies = ['10.0.0.0/8', 'x']",
            ["server.trusted_proxies[1]: `x`", "10.0.0.0/8"],
        ),
        (
            "[linking]\nquestions = ['shoe_size']",
            ["linking.questions[0]: `shoe_size`", "meter_serial"],
        ),
        (
            "[signup]\npassword_policy = 'none'",
            ["signup.password_policy: `none`", "manual, length"],
        ),
        (
            "server = 5",
            ["config.toml: server: is a section", "[server]"],
        ),
        ("[server", ["config.toml: ", "line 1"]),
    ] {
        let refusal = refusal("wrong", text);
        assert!(
            words.iter().all(|word| refusal.contains(word)),
            "{text}: {refusal}"
        );
    }
    let env = variables(&[("KABINET__SERVER__TRUSTED_PROXIES", "10.0.0.0/8,x")]);
    let refusal = Config::load_with(None, env).unwrap_err().to_string();
    assert!(
        refusal.starts_with("KABINET__SERVER__TRUSTED_PROXIES: server.trusted_proxies[1]: "),
        "{refusal}"
    );
}

#[test]
fn keys_that_do_not_fit_together_are_refused() {
    for (text, key) in [
        (
            "[server]\npublic_url = 'https://host/path'",
            "server.public_url",
        ),
        (
            "[server]\npublic_url = 'lk.example.org'",
            "server.public_url",
        ),
        ("[database]\nurl = 'mysql://a:hunter2@b'", "database.url"),
        (
            "[database]\nreplica_url = 'postgres://a@b/c'",
            "database.replica_url",
        ),
        (
            "[database]\nmax_connections = 1",
            "database.max_connections",
        ),
        ("[mail]\ntransport = 'smtp'", "mail.smtp_url"),
        ("[mail]\nsmtp_url = 'host:25'", "mail.smtp_url"),
        ("[mail]\nfrom = 'nobody'", "mail.from"),
        ("[linking]\nquestions = []", "linking.questions"),
        (
            "[linking]\nquestions = ['meter_serial']",
            "linking.questions",
        ),
        ("[linking]\nattempts = 0", "linking.attempts"),
        ("[linking]\nlock_minutes = 100000", "linking.lock_minutes"),
        ("[sms]\ngateway = 'smsc'", "sms.login"),
        (
            "[payments]\ngateway = 'yookassa'",
            "payments.yookassa.secret_key",
        ),
        (
            "[payments]\ngateway = 'moneta'",
            "payments.moneta.integrity_key",
        ),
        ("[payments]\ngateway = 'rbs'", "payments.rbs.api_url"),
        ("[payments]\ngateway = 'rbs'", "payments.collector.bic"),
        (
            "[payments.yookassa]\nvat_code = 0",
            "payments.yookassa.vat_code",
        ),
        ("[payments.moneta]\nvat_tag = 7", "payments.moneta.vat_tag"),
        (
            "[payments.moneta]\ntax_system = 0",
            "payments.moneta.tax_system",
        ),
        (
            "[payments.moneta]\nwindow_hours = 0",
            "payments.moneta.window_hours",
        ),
        (
            "[payments]\nrefund_approval_above = '-1'",
            "payments.refund_approval_above",
        ),
        (
            "[payments]\ngateway = 'rbs'\nsplit = 'transfers'",
            "payments.split",
        ),
        (
            "[payments]\ngateway = 'yookassa'\nsplit = 'transfers'",
            "payments.accounts",
        ),
        ("[staff]\nsecond_factor = 'off'", "staff.second_factor"),
        ("[organisation]\ncolour = 'red'", "organisation.colour"),
        (
            "[limits]\nrequests_per_minute = 0",
            "limits.requests_per_minute",
        ),
    ] {
        let refusal = refusal("together", text);
        assert!(
            refusal.contains(&format!("config.toml: {key}: ")),
            "{text}: {refusal}"
        );
        assert!(!refusal.contains("hunter2"), "{refusal}");
    }
}

#[test]
fn a_real_gateway_starts_with_all_it_needs() {
    let text = "[payments]\ngateway = 'yookassa'\n[payments.yookassa]\nshop_id = '1'\nsecret_key = 'k'\n\
        [payments.collector]\nname = 'N'\ninn = '7017000000'\nkpp = '701701001'\nbank_name = 'B'\nbic = '046902606'\n\
        account = '40702810000000000001'\ncorrespondent_account = '30101810800000000606'\n";
    assert!(load("real", text).unwrap().payments.gateway.is_real());
    let entrepreneur = text
        .replace("7017000000", "701700000000")
        .replace("701701001", "");
    load("entrepreneur", &entrepreneur).unwrap();
}

#[test]
fn paths_count_from_the_folder_of_the_file() {
    let file = Written::new(
        "paths",
        "[storage]\ndata_dir = 'here'\n[mail]\ndir = '/abs'\n[organisation]\nlogo = 'l.svg'\n",
    );
    let config = Config::load_with(Some(&file.0), []).unwrap();
    let folder = file.folder();
    assert_eq!(config.storage.data_dir, folder.join("here"));
    assert_eq!(config.mail.dir, Path::new("/abs"));
    assert_eq!(config.sms.dir, folder.join("data/sms"));
    assert_eq!(config.organisation.logo, Some(folder.join("l.svg")));
}

#[test]
fn a_named_file_that_is_missing_is_an_error() {
    let error = Config::load(Some(Path::new("/nowhere/kabinet.toml"))).unwrap_err();
    assert!(matches!(error, ConfigError::Missing(_)));
    assert!(
        error.to_string().contains("/nowhere/kabinet.toml"),
        "{error}"
    );
}

#[test]
fn https_makes_the_cookies_secure() {
    let config = load("https", "[server]\npublic_url = 'https://lk.example.org/'").unwrap();
    assert!(config.secure_cookies());
    assert_eq!(config.public_url(), "https://lk.example.org");
}

#[test]
fn secrets_are_not_printed() {
    let text = "[database]\nurl = 'postgres://a:hunter2@b/c'\n[mail]\nsmtp_url = 'smtp://a:hunter2@b'\n\
        [payments.yookassa]\nsecret_key = 'hunter2'\n[payments.moneta]\nintegrity_key = 'hunter2'\n\
        [payments.rbs]\npassword = 'hunter2'\ncallback_key = 'hunter2'\n[sms]\npassword = 'hunter2'\n";
    let printed = format!("{:?}", load("secrets", text).unwrap());
    assert!(
        printed.contains("***") && !printed.contains("hunter2"),
        "{printed}"
    );
}

#[test]
fn the_demo_keeps_everything_in_its_folder() {
    let listen = SocketAddr::from(([127, 0, 0, 1], 8080));
    let config = Config::demo(listen, Path::new("/var/tmp/kabinet-demo")).unwrap();
    assert!(config.demo && config.database.url.is_empty());
    assert_eq!(config.mail.dir, Path::new("/var/tmp/kabinet-demo/mail"));
    assert_eq!(config.payments.gateway, Gateway::Demo);
    assert!(check::check(&config).is_empty());
    assert!(check::check(&Config::test()).is_empty());
}
