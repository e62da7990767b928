package com.example.mystore;

import io.github.qms4j.spi.storage.QmsStorage;
import io.github.qms4j.spi.support.InMemoryStorage;

/** Stands for an adapter that keeps records at an address. */
final class MyStorage {
    private MyStorage() {}

    static QmsStorage at(String url) {
        if (url.isBlank()) {
            throw new IllegalArgumentException("the address is blank");
        }
        return new InMemoryStorage();
    }
}
