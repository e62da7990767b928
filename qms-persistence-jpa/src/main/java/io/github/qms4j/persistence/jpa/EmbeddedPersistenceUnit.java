package io.github.qms4j.persistence.jpa;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A persistence unit without classes and without XML: a {@code persistence.xml} in this archive would disturb hosts. */
final class EmbeddedPersistenceUnit implements PersistenceUnitInfo {
    private final String providerClassName;

    EmbeddedPersistenceUnit(String providerClassName) {
        this.providerClassName = providerClassName;
    }

    @Override
    public String getPersistenceUnitName() {
        return "qms4j";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return providerClassName;
    }

    /** Since Jakarta Persistence 3.2. */
    public @Nullable String getScopeAnnotationName() {
        return null;
    }

    /** Since Jakarta Persistence 3.2. */
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public @Nullable DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public @Nullable DataSource getNonJtaDataSource() {
        return null;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public @Nullable URL getPersistenceUnitRootUrl() {
        return null;
    }

    @Override
    public List<String> getManagedClassNames() {
        return List.of();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        return new Properties();
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
        return EmbeddedPersistenceUnit.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // There are no classes to transform.
    }

    @Override
    public @Nullable ClassLoader getNewTempClassLoader() {
        return null;
    }
}
