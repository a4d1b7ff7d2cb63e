enum ScenarioEnginePlaceholder {}
