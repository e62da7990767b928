package com.example.acme;

import io.github.qms4j.spi.catalog.CatalogueProvider;
import io.github.qms4j.spi.catalog.CatalogueSource;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

public final class AcmeCatalogues implements CatalogueProvider {
    @Override
    public String name() {
        return "acme";
    }

    @Override
    public List<CatalogueSource> sources() {
        return List.of(new CatalogueSource("quality-2026.json", AcmeCatalogues::quality));
    }

    private static InputStream quality() {
        return Objects.requireNonNull(AcmeCatalogues.class.getResourceAsStream("quality-2026.json"));
    }
}
