package io.github.qms4j.calendar;

/**
 * Finds the greatest of many ascending keys that is not greater than a value. A table of equally wide buckets, about
 * two for each key, narrows the search to a key or two where keys are spread evenly, as opening hours are; inside a
 * bucket the search is binary, so that an uneven spread costs a logarithm and no more.
 */
final class FloorIndex {
    private final long[] keys;
    private final int count;
    private final long base;
    private final int shift;
    private final int[] firstInBucket;

    /**
     * @param keys ascending
     * @param count how many of them are searched
     */
    FloorIndex(long[] keys, int count) {
        this.keys = keys;
        this.count = count;
        this.base = count == 0 ? Long.MAX_VALUE : keys[0];
        long span = count == 0 ? 0 : keys[count - 1] - base;
        int bits = 0;
        while (span >>> bits > 2L * count) {
            bits++;
        }
        this.shift = bits;
        this.firstInBucket = new int[(int) (span >>> bits) + 2];
        int key = 0;
        for (int bucket = 0; bucket < firstInBucket.length; bucket++) {
            while (key < count && (keys[key] - base) >>> bits < bucket) {
                key++;
            }
            firstInBucket[bucket] = key;
        }
    }

    /** The position of the greatest key not greater than the value; -1 if there is none. */
    int floor(long value) {
        if (value < base) {
            return -1;
        }
        long bucket = (value - base) >>> shift;
        if (bucket >= firstInBucket.length - 1) {
            return count - 1;
        }
        int low = firstInBucket[(int) bucket];
        int high = firstInBucket[(int) bucket + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
