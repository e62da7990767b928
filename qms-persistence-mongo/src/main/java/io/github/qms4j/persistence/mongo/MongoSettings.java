package io.github.qms4j.persistence.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import io.github.qms4j.ConfigurationException;
import io.github.qms4j.StorageException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The checked settings of {@link MongoStorageProvider}. Never gives the password to a message. */
final class MongoSettings {
    private static final TreeSet<String> KNOWN = new TreeSet<>(List.of("url", "database", "user", "password"));
    private static final int SECONDS_TO_FIND_A_SERVER = 10;

    private final ConnectionString url;
    private final String database;
    private final @Nullable String user;
    private final @Nullable String password;

    private MongoSettings(ConnectionString url, String database, @Nullable String user, @Nullable String password) {
        this.url = url;
        this.database = database;
        this.user = user;
        this.password = password;
    }

    static MongoSettings of(Map<String, String> settings) {
        TreeSet<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    "the storage 'mongo' does not know the settings " + unknown + "; it knows " + KNOWN);
        }
        String address = settings.get("url");
        if (address == null) {
            throw new ConfigurationException(
                    "the storage 'mongo' needs the setting 'url' (mongodb://host:port/database); it knows " + KNOWN);
        }
        ConnectionString url = url(address);
        String user = settings.get("user");
        String password = settings.get("password");
        if ((user == null) != (password == null)) {
            throw new ConfigurationException(
                    "the settings 'user' and 'password' of the storage 'mongo' go together;" + " give both or none");
        }
        return new MongoSettings(url, database(settings.get("database"), url.getDatabase()), user, password);
    }

    /** The driver's own message repeats parts of the address, and with it the password. */
    private static ConnectionString url(String address) {
        try {
            return new ConnectionString(address);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("the setting 'url' of the storage 'mongo' is not an address of MongoDB;"
                    + " write mongodb://host:port/database, with characters such as @ and : of a password escaped, or"
                    + " give the password in the setting 'password'");
        }
    }

    private static String database(@Nullable String setting, @Nullable String ofUrl) {
        if (setting != null && ofUrl != null && !setting.equals(ofUrl)) {
            throw new ConfigurationException("the setting 'database' is '" + setting + "', and the address names '"
                    + ofUrl + "'; give one of them");
        }
        String database = setting != null ? setting : ofUrl;
        if (database == null || database.isBlank()) {
            throw new ConfigurationException(
                    "the storage 'mongo' needs the name of a database, behind the hosts in 'url'"
                            + " or as the setting 'database'");
        }
        return database;
    }

    String database() {
        return database;
    }

    /** The hosts and the database, without user, password and options. */
    String location() {
        return String.join(",", url.getHosts()) + "/" + database;
    }

    MongoClientSettings client() {
        MongoClientSettings.Builder settings = MongoClientSettings.builder().applyConnectionString(url);
        if (url.getServerSelectionTimeout() == null) {
            settings.applyToClusterSettings(
                    cluster -> cluster.serverSelectionTimeout(SECONDS_TO_FIND_A_SERVER, TimeUnit.SECONDS));
        }
        if (user != null && password != null) {
            MongoCredential ofUrl = url.getCredential();
            settings.credential(MongoCredential.createCredential(
                    user, ofUrl == null ? "admin" : ofUrl.getSource(), password.toCharArray()));
        }
        return settings.build();
    }

    /** The failure with the place; without its cause where that repeats the password. */
    RuntimeException without(RuntimeException failure) {
        if (!(failure instanceof StorageException)) {
            return failure;
        }
        boolean tells = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            tells |= tellsSecret(String.valueOf(cause.getMessage()));
        }
        return new StorageException(
                "the database " + location() + " cannot be opened: " + failure.getMessage(), tells ? null : failure);
    }

    private boolean tellsSecret(String message) {
        char[] ofUrl = url.getPassword();
        return (password != null && !password.isEmpty() && message.contains(password))
                || (ofUrl != null && ofUrl.length > 0 && message.contains(new String(ofUrl)));
    }
}
