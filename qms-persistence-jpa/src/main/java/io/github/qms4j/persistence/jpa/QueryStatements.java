package io.github.qms4j.persistence.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import java.util.List;

/** Statements as native queries, which every version of Jakarta Persistence has. */
final class QueryStatements implements Statements {
    /** Hibernate evicts all of a host's caches after native SQL unless told which tables it touches; others ignore it. */
    private static final String TOUCHED_TABLES = "org.hibernate.query.native.spaces";

    private final EntityManager entityManager;

    QueryStatements(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    public List<Object[]> rows(SqlText select, String table) {
        List<?> found = query(select, table).getResultList();
        return found.stream().map(Object[].class::cast).toList();
    }

    @Override
    public List<Object> values(SqlText select, String table) {
        List<?> found = query(select, table).getResultList();
        return found.stream().map(Object.class::cast).toList();
    }

    @Override
    public int[] update(List<SqlText> statements, String table) {
        return statements.stream()
                .mapToInt(statement -> query(statement, table).executeUpdate())
                .toArray();
    }

    /** Each statement goes to the database by itself, so few should do. */
    @Override
    public int rowsAnInsert() {
        return 64;
    }

    private Query query(SqlText sql, String table) {
        Query query = entityManager.createNativeQuery(sql.text());
        // The host's pending entities are not ours to flush.
        query.setFlushMode(FlushModeType.COMMIT);
        query.setHint(TOUCHED_TABLES, table);
        List<Object> values = sql.values();
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }
}
