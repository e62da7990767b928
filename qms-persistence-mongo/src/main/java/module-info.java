/** Storage adapter for MongoDB. */
module io.github.qms4j.persistence.mongo {
    requires transitive io.github.qms4j.core;
    requires transitive org.mongodb.driver.sync.client;
    requires org.mongodb.bson;
    requires org.mongodb.driver.core;
    requires static transitive org.jspecify;

    exports io.github.qms4j.persistence.mongo;

    provides io.github.qms4j.spi.storage.QmsStorageProvider with
            io.github.qms4j.persistence.mongo.MongoStorageProvider;
}
