package io.github.servicekpi.testing.violations;

import io.github.servicekpi.testing.violations.engine.Motor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shows the engine in each way there is; what its users cannot see of it is allowed. */
@SuppressWarnings("unused")
public class ShowsEngine {
    private final List<Motor> unseen = List.of();

    ShowsEngine(Motor unseen) {}

    Motor unseen() {
        return new Motor();
    }

    /** Shows it as a superclass. */
    public static class AsSuperclass extends Motor {}

    /** Shows it as an argument of a supertype. */
    public interface AsTypeArgument extends Supplier<Map<String, Motor>> {}

    /** Shows it as a bound. */
    public static class AsBound<M extends Motor> {}

    /** Shows it as a component. */
    public record AsComponent(List<Motor> motors) {}

    /** Shows it in members. */
    public static class Members {
        /** Of a field. */
        protected @Nullable List<? extends Motor> field;

        /** Of a constructor. */
        protected Members(Motor motor) {}

        /** Of what a method returns. */
        public Map<String, List<Motor>> returned() {
            return Map.of();
        }

        /** Of what a method takes. */
        public void taken(Motor[][] motors) {}

        /** Of a bound of a method. */
        public <M extends Comparable<Motor>> void bound(M any) {}

        void unseen(Motor motor) {}
    }

    static class Unseen extends Motor {
        public Motor motor() {
            return this;
        }
    }
}
