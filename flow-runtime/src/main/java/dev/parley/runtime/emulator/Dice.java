package dev.parley.runtime.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The troubles of one kind that were asked for, each with its chance. */
final class Dice<T> {
  private final SplittableRandom random;
  private final List<Face<T>> faces = new ArrayList<>();

  private record Face<T>(T trouble, Chance chance) {}

  /** The same seed and the same calls give the same troubles. */
  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  synchronized void add(T trouble, Chance chance) {
    faces.add(new Face<>(trouble, chance));
  }

  synchronized void clear() {
    faces.clear();
  }

  /** The first trouble that applies here and happens now. */
  synchronized Optional<T> roll(Predicate<T> applies) {
    for (int i = 0; i < faces.size(); i++) {
      Face<T> face = faces.get(i);
      if (applies.test(face.trouble()) && random.nextDouble() < face.chance().share()) {
        use(i, face);
        return Optional.of(face.trouble());
      }
    }
    return Optional.empty();
  }

  private void use(int index, Face<T> face) {
    Chance left = face.chance().used();
    if (left.times() == 0) {
      faces.remove(index);
    } else {
      faces.set(index, new Face<>(face.trouble(), left));
    }
  }

  /** What is still to come, one line each. */
  synchronized List<String> lines() {
    return faces.stream().map(face -> face.chance() + " " + face.trouble()).toList();
  }

  /** A time between nothing and this long. */
  synchronized long within(long most) {
    return random.nextLong(most + 1);
  }
}
