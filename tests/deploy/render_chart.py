"""Run by the tools' Python: renders the chart with Helm's own library, validates each object against Kubernetes' schemas.

Reads a JSON object from standard input (values, and the release of Kubernetes), writes one: objects, or the error.
"""

import json
import sys
from pathlib import Path

import helm_python
import kubernetes_validate
import yaml


def rendered(folder, values):
    """Return the objects of a release."""
    with helm_python.Chart.load(folder) as chart:
        chart.validate_schema(values)
        files = chart.render(values, name="demo", namespace="prod")
    texts = [text for name, text in files.items() if Path(name).suffix == ".yaml"]
    return [found for text in texts for found in yaml.safe_load_all(text) if found]


def main():
    """Do what standard input asks."""
    asked = json.load(sys.stdin)
    try:
        found = {"objects": rendered(sys.argv[1], asked["values"])}
        for one in found["objects"]:
            kubernetes_validate.validate(one, asked["kubernetes"], strict=True)
    except (helm_python.HelmError, kubernetes_validate.ValidationError) as error:
        found = {"error": str(error)}
    found["lint"] = [str(m) for m in helm_python.lint(sys.argv[1])["messages"] if m["severity"] > 1]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
