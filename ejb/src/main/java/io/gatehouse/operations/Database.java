package io.gatehouse.operations;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** The one database, where the configuration says. */
@DataSourceDefinition(
        name = "java:app/jdbc/gatehouse",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=gatehouse.database.url}",
        user = "${MPCONFIG=gatehouse.database.user}",
        password = "${MPCONFIG=gatehouse.database.password}",
        minPoolSize = 2,
        maxPoolSize = 24,
        properties = {
            // EclipseLink binds the UUIDs of a collection as texts: let the column say what they are
            "stringType=unspecified",
            "tcpKeepAlive=true",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.fail-all-connections=true"
        })
@Singleton
@Startup
public class Database {}
