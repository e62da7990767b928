package io.github.qms4j.persistence.jpa;

import io.github.qms4j.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checked settings of {@link JpaStorageProvider}. Never gives the password to a message. */
final class JpaSettings {
    private static final TreeSet<String> KNOWN =
            new TreeSet<>(List.of("file", "url", "user", "password", "migrate", "openDamaged", "persistenceProvider"));

    private static final String SQLITE = "jdbc:sqlite:";

    private static final Pattern SECRET = Pattern.compile("(?i)password=([^;&]*)");

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final boolean migrate;
    private final boolean openDamaged;
    private final @Nullable String persistenceProvider;

    private JpaSettings(
            String url,
            @Nullable String user,
            @Nullable String password,
            boolean migrate,
            boolean openDamaged,
            @Nullable String persistenceProvider) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.migrate = migrate;
        this.openDamaged = openDamaged;
        this.persistenceProvider = persistenceProvider;
    }

    static JpaSettings of(Map<String, String> settings) {
        TreeSet<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    "the storage 'jpa' does not know the settings " + unknown + "; it knows " + KNOWN);
        }
        String file = settings.get("file");
        String url = settings.get("url");
        if ((file == null) == (url == null)) {
            throw new ConfigurationException("the storage 'jpa' needs one of the settings 'file' (an embedded SQLite"
                    + " database) and 'url' (jdbc:...), and not both; it knows " + KNOWN);
        }
        if (file != null && (settings.containsKey("user") || settings.containsKey("password"))) {
            throw new ConfigurationException("the settings 'user' and 'password' are given with 'file', but an embedded"
                    + " SQLite database knows neither; leave them out, and let the rights of the file protect it");
        }
        return new JpaSettings(
                DurableAddress.of(file != null ? SQLITE + pathOf(file) : checked(url)),
                settings.get("user"),
                settings.get("password"),
                flag(settings, "migrate", file != null),
                flag(settings, "openDamaged", false),
                settings.get("persistenceProvider"));
    }

    private static Path pathOf(String file) {
        Path path;
        try {
            path = Path.of(file).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigurationException("the setting 'file' is '" + file + "', which is not a path", e);
        }
        if (file.isBlank() || path.toString().indexOf('?') >= 0) {
            throw new ConfigurationException(
                    "the setting 'file' is '" + file + "'; name a file, without a question mark in its path");
        }
        if (Files.isDirectory(path)) {
            throw new ConfigurationException(
                    "the setting 'file' is '" + file + "', which is a directory; name a file in it");
        }
        // Before SQLite looks: it would make its other files as read-only as this one.
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new ConfigurationException(
                    "the setting 'file' is '" + file + "': " + SqliteFailure.READ_ONLY.meaning());
        }
        if (!Files.exists(path) && Files.exists(Path.of(path + ".mv.db"))) {
            throw new ConfigurationException(
                    "the setting 'file' is '" + file + "', where there is no SQLite database but an"
                            + " H2 one; open that with 'url', 'jdbc:h2:file:" + path + "', or name another file");
        }
        return path;
    }

    private static String checked(@Nullable String url) {
        if (url == null || !url.startsWith("jdbc:")) {
            throw new ConfigurationException("the setting 'url' does not begin with 'jdbc:'");
        }
        return url;
    }

    private static boolean flag(Map<String, String> settings, String name, boolean otherwise) {
        String setting = settings.get(name);
        if (setting == null) {
            return otherwise;
        }
        if (!setting.equals("true") && !setting.equals("false")) {
            throw new ConfigurationException(
                    "the setting '" + name + "' is '" + setting + "'; it is 'true' or 'false'");
        }
        return setting.equals("true");
    }

    boolean migrate() {
        return migrate;
    }

    boolean openDamaged() {
        return openDamaged;
    }

    Optional<String> persistenceProvider() {
        return Optional.ofNullable(persistenceProvider);
    }

    /** The address without its options, which may hold secrets. */
    String location() {
        return url.split("[;?]", 2)[0].replaceAll("//[^/@]*@", "//");
    }

    /** A new connection each time, for the few that a migration needs. */
    ConnectionSource connections() {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return () -> DriverManager.getConnection(url, properties);
    }

    Map<String, Object> factoryProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.jdbc.url", url);
        if (user != null) {
            properties.put("jakarta.persistence.jdbc.user", user);
        }
        if (password != null) {
            properties.put("jakarta.persistence.jdbc.password", password);
        }
        properties.put("jakarta.persistence.schema-generation.database.action", "none");
        if (isPooled()) {
            properties.put("hibernate.connection.provider_class", "hikari");
            properties.put("hibernate.hikari.minimumIdle", "1");
            if (isH2()) {
                // H2 commits, and so writes its file, once more whenever a connection changes to committing by itself.
                properties.put("hibernate.hikari.autoCommit", "false");
                properties.put("hibernate.connection.provider_disables_autocommit", "true");
            }
        } else if (isSqlite()) {
            // A connection that does not commit by itself would go on reading what was there when it read first.
            properties.put("hibernate.connection.autocommit", "true");
        }
        return properties;
    }

    /**
     * Whether a read is ended by a commit. The pool hands out connections of H2 that do not commit by themselves, and rolls
     * back what it gets back unended; after a rollback H2 parses every statement of the connection anew.
     */
    boolean commitsReads() {
        return isH2() && isPooled();
    }

    private boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    private static boolean isPooled() {
        return isPresent("org.hibernate.hikaricp.internal.HikariCPConnectionProvider")
                && isPresent("com.zaxxer.hikari.HikariDataSource");
    }

    static boolean isPresent(String className) {
        try {
            Class.forName(className, false, JpaSettings.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The cause is left out when a driver has put the password into its message. */
    ConfigurationException cannotOpen(RuntimeException failure) {
        boolean tells = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            tells |= tellsSecret(String.valueOf(cause.getMessage()));
        }
        return new ConfigurationException(
                "the database " + location() + " cannot be opened" + (user == null ? "" : " as user '" + user + "'")
                        + SqliteFailure.of(failure)
                                .map(known -> ": " + known.meaning())
                                .orElse("; check address, user, password and that its driver is on the path"),
                tells ? null : failure);
    }

    private boolean tellsSecret(String message) {
        Matcher inUrl = SECRET.matcher(url);
        return (password != null && !password.isEmpty() && message.contains(password))
                || (inUrl.find() && !inUrl.group(1).isEmpty() && message.contains(inUrl.group(1)));
    }
}
