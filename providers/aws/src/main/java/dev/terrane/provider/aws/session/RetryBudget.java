package dev.terrane.provider.aws.session;

/// How many requests may be sent again before one has to succeed
/// (`token_bucket_rate_limiter_capacity`).
///
/// Sending again costs five tokens, ten where there was no answer in time. A retry that succeeds
/// gives back what it cost, any other success one token.
final class RetryBudget {
    private static final int COST = 5;
    private static final int COST_AFTER_TIMEOUT = 10;
    private static final int REWARD = 1;

    private final int capacity;
    private int left;

    /// @param capacity 0 for no limit
    RetryBudget(int capacity) {
        this.capacity = capacity;
        this.left = capacity;
    }

    /// What sending again costs; -1 where too little is left.
    synchronized int spend(boolean afterTimeout) {
        if (capacity == 0) {
            return 0;
        }
        int cost = afterTimeout ? COST_AFTER_TIMEOUT : COST;
        if (cost > left) {
            return -1;
        }
        left -= cost;
        return cost;
    }

    /// @param spent on the request that succeeded
    synchronized void succeeded(int spent) {
        left = Math.min(capacity, left + Math.max(REWARD, spent));
    }
}
