package dev.parley.flow.model;

import java.util.Optional;

/**
 * The button that opens the form a question asks for. JSON: {@code
 * {"label":…,"screen":…,"data":js}}.
 *
 * @param label the button's template
 * @param screen the form's first screen; its own choice where absent
 * @param data an expression for what the form begins with
 */
public record FormCta(String label, Optional<String> screen, Optional<String> data) {}
