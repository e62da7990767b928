package io.github.qms4j.persistence.jpa;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections that the caller closes. */
@FunctionalInterface
interface ConnectionSource {
    Connection getConnection() throws SQLException;
}
