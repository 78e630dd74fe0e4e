import org.jspecify.annotations.NullMarked;

/** The flow language: what authors write, read into flows that the engine runs. */
@NullMarked
module dev.parley.dsl {
  requires transitive dev.parley.flow;
  requires static transitive org.jspecify;
  requires tools.jackson.databind;

  exports dev.parley.dsl;
  exports dev.parley.dsl.problem;
  exports dev.parley.dsl.test;
}
