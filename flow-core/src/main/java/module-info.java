import org.jspecify.annotations.NullMarked;

/** The chatbot flow engine: no clock, no I/O, no threads; everything happens in a call. */
@NullMarked
@SuppressWarnings("requires-automatic") // libphonenumber names its module in its manifest only
module dev.parley.flow {
  requires static com.networknt.schema;
  requires static transitive org.jspecify;
  requires com.google.i18n.phonenumbers.libphonenumber;
  requires static org.graalvm.polyglot;
  requires static tools.jackson.databind;

  exports dev.parley.flow.check;
  exports dev.parley.flow.engine;
  exports dev.parley.flow.json;
  exports dev.parley.flow.model;
  exports dev.parley.flow.script;
  exports dev.parley.flow.script.graal;
  exports dev.parley.flow.session;
}
