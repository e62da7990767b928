package io.github.qms4j.readiness;

import java.util.Map;
import java.util.Set;

/** How a question is put to the records. Attributes are those that a record type is found by. */
public sealed interface Evaluation {
    /** The record type that is looked at. */
    String type();

    /**
     * Each record among some has one of the values in each attribute; an empty set of values asks for any value at all.
     *
     * @param among which records are looked at, by attribute
     * @param good what each of them must have
     */
    record EachIs(String type, Map<String, Set<String>> among, Map<String, Set<String>> good) implements Evaluation {
        public EachIs {
            among = Wanted.sorted(among);
            good = Wanted.sorted(good);
        }
    }

    /** No record that is still open is overdue: it has a due date before the day and has not ended. */
    record InTime(String type) implements Evaluation {}

    /**
     * At least one record among some has a date within the months before the day.
     *
     * @param date the attribute
     */
    record Recently(String type, Map<String, Set<String>> among, String date, int months) implements Evaluation {
        public Recently {
            among = Wanted.sorted(among);
        }
    }

    /**
     * Each record among some has another one that refers to it.
     *
     * @param by the type of the others
     * @param reference the attribute of the others with the id
     * @param like which others count, by attribute
     * @param date an attribute of the others that lies within the months before the day; empty for any time
     * @param months how far back; 0 with an empty date
     */
    record EachHas(
            String type,
            Map<String, Set<String>> among,
            String by,
            String reference,
            Map<String, Set<String>> like,
            String date,
            int months)
            implements Evaluation {
        public EachHas {
            among = Wanted.sorted(among);
            like = Wanted.sorted(like);
        }
    }
}
