package dev.parley.flow.bench;

/** The flow of W1. */
final class Registration {
  static final String FLOW =
      """
      {
        "format": 1,
        "flow": "registration",
        "lang": "en",
        "expires": "24h",
        "triggers": [{ "type": "keyword", "words": ["register"] }],
        "variables": [
          { "name": "name", "type": "text" },
          { "name": "age", "type": "int" },
          { "name": "city", "type": "text" },
          { "name": "cities", "type": "list(text)", "default": "['Pune', 'Mumbai', 'Delhi']" },
          { "name": "plan", "type": "enum(basic, plus, pro, team)" },
          { "name": "price", "type": "number" },
          { "name": "local", "type": "bool", "default": "false" },
          { "name": "total", "type": "number" }
        ],
        "steps": [
          {
            "name": "start",
            "do": [
              { "type": "say", "text": "Hello ${contact.name ?? 'there'}! Let us register you." },
              {
                "type": "ask",
                "save": "name",
                "text": "What is your name?",
                "checks": [{ "js": "name.trim().length > 0", "else": "Please write your name." }]
              },
              {
                "type": "ask",
                "save": "age",
                "text": "How old are you, ${name}?",
                "checks": [
                  { "js": "age >= 1 && age <= 120", "else": "An age is from 1 to 120. How old are you?" }
                ],
                "retry": { "times": 3, "goto": "out" }
              },
              { "type": "ask", "save": "city", "text": "Which city do you live in?" },
              {
                "type": "if",
                "cases": [
                  {
                    "when": "age >= 18 && cities.includes(city)",
                    "do": [{ "type": "set", "path": "local", "js": "true" }]
                  }
                ]
              },
              {
                "type": "choose",
                "save": "plan",
                "text": "Which plan would you like?",
                "options": [
                  { "id": "basic", "title": "Basic" },
                  { "id": "plus", "title": "Plus" },
                  { "id": "pro", "title": "Pro" },
                  { "id": "team", "title": "Team" }
                ],
                "other": { "do": [{ "type": "say", "text": "Please choose a plan." }] }
              },
              {
                "type": "set",
                "path": "price",
                "js": "plan === 'basic' ? 10 : plan === 'plus' ? 20 : plan === 'pro' ? 40 : 80"
              },
              { "type": "set", "path": "total", "js": "local ? price * 0.9 : price" },
              {
                "type": "choose",
                "save": "ok",
                "text": "The ${plan} plan for ${total}. Is that right?",
                "options": [
                  { "id": "yes", "title": "Yes", "goto": "done" },
                  { "id": "no", "title": "No", "goto": "out" }
                ],
                "other": { "do": [{ "type": "say", "text": "Yes or no, please." }] }
              }
            ]
          },
          {
            "name": "done",
            "do": [
              { "type": "say", "text": "Thank you, ${name} (${age}) from ${city}: ${plan} for ${total}." },
              { "type": "end" }
            ]
          },
          { "name": "out", "do": [{ "type": "say", "text": "Bye!" }, { "type": "end" }] }
        ],
        "tests": []
      }
      """;

  private Registration() {}
}
