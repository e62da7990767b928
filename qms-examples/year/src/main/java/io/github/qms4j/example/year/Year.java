package io.github.qms4j.example.year;

import io.github.qms4j.capa.CapaId;
import io.github.qms4j.document.DocumentId;
import io.github.qms4j.inspection.ObservationId;
import io.github.qms4j.review.ReviewId;
import io.github.qms4j.solution.ImplementationId;
import io.github.qms4j.spi.storage.QmsStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Tells the year: {@code year [--storage memory|sqlite|JDBC-URL] [--directory PLACE]}. Without arguments the records
 * are kept in a file of SQLite in a new directory {@code year}.
 */
public final class Year {
    private static final String USAGE = "usage: year [--storage memory|sqlite|JDBC-URL] [--directory PLACE]";

    private Year() {}

    /** Runs the command. */
    public static void main(String[] arguments) throws Exception {
        String storage = "sqlite";
        Path directory = Path.of("year");
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String option = left.pop();
            if (left.isEmpty() || !List.of("--storage", "--directory").contains(option)) {
                System.err.println(USAGE);
                System.exit(2);
            }
            if (option.equals("--storage")) {
                storage = left.pop();
            } else {
                directory = Path.of(left.pop());
            }
        }
        if (Files.exists(directory)) {
            System.err.println(directory + " is there already; name another one with --directory, or remove it");
            System.exit(2);
        }
        Files.createDirectories(directory);
        try (QmsStorage opened = Stores.open(storage, directory);
                House house = new House(opened, directory)) {
            tell(house, new Narrator(System.out::println));
        }
    }

    /** The months in their order; what a later one comes back to, an earlier one hands on. */
    static void tell(House house, Narrator narrator) {
        new January(house, narrator).tell();
        Procedures procedures = new Procedures(house, narrator);
        procedures.tell();
        Trainings trainings = new Trainings(house, narrator);
        trainings.tell(procedures);
        new ServiceLevels(house, narrator).tell();
        Months months = new Months(house, narrator);

        Reviews reviews = new Reviews(house, narrator);
        reviews.lastYear();
        February.Planned planned = new February(house, narrator).tell(months);
        ObjectiveOutcome objective = new ObjectiveOutcome(house, narrator, planned.objective(), planned.plan());
        ImplementationId tool = new NewTool(house, narrator).tell(months);

        May may = new May(house, narrator);
        may.tell(months);
        objective.review();
        June june = new June(house, narrator);
        June.Findings findings = june.tell(months);
        StoreCopy asInJune = StoreCopy.of(house.storage);
        may.migrateInJuly();
        CapaId capa = june.answer(findings, months);

        August august = new August(house, narrator, capa);
        august.tell(months);
        new September(house, narrator).tell(months, tool);
        objective.conclude();

        august.check(months);
        October october = new October(house, narrator);
        List<ObservationId> observations = october.tell(capa, procedures);
        october.answer(observations, months);

        DocumentId incidents = procedures.view(procedures.incidents()).state().document();
        august.conclude(incidents, trainings, months);
        ReviewId review = reviews.tell();
        objective.carryOver();
        new TheEnd(house, narrator).tell(capa, review, incidents, asInJune);
        june.drawAgain(findings.audit());
    }
}
