package com.example.mystore;

import io.github.qms4j.ConfigurationException;
import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.storage.QmsStorageProvider;
import java.util.Map;

public final class MyStorageProvider implements QmsStorageProvider {
    @Override
    public String name() {
        return "mystore";
    }

    @Override
    public int spiLevel() {
        return QmsStorage.SPI_LEVEL;
    }

    @Override
    public QmsStorage open(Map<String, String> settings) {
        String url = settings.get("url");
        if (url == null) {
            throw new ConfigurationException("the storage 'mystore' needs the setting 'url'; it knows [url]");
        }
        return MyStorage.at(url);
    }
}
