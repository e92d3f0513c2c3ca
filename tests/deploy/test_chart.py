"""The Helm chart, rendered by Helm's own library and held against the schemas of Kubernetes."""

import json
from pathlib import Path

import pytest
import yaml
from deployed import CHART, TOOLS, needs_tools, run

RENDERER = Path(__file__).parent / "render_chart.py"
ALL = {
    "existingSecret": "reperes",
    "knowledge": {"persistent": True},
    "ingress": {"enabled": True, "className": "nginx"},
    "networkPolicy": {"outbound": True},
    "imagePullSecrets": [{"name": "registry"}],
    "nodeSelector": {"disk": "ssd"},
    "tolerations": [{"operator": "Exists"}],
}

pytestmark = needs_tools


def render(values=None, kubernetes="1.31"):
    done = run(TOOLS / "python", RENDERER, CHART, input=json.dumps({"values": values or {}, "kubernetes": kubernetes}))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def of_kind(found, kind):
    return [one for one in found["objects"] if one["kind"] == kind]


@pytest.fixture(scope="module")
def plain():
    return render()


@pytest.fixture(scope="module")
def full():
    return render(ALL)


def test_the_values_as_they_are_give_valid_objects(plain):
    assert "error" not in plain and plain["lint"] == []
    assert sorted(one["kind"] for one in plain["objects"]) == [
        "ConfigMap",
        "CronJob",
        "Deployment",
        "NetworkPolicy",
        "PersistentVolumeClaim",
        "PodDisruptionBudget",
        "Service",
    ]


def test_all_that_can_be_chosen_gives_valid_objects_too(full):
    assert "error" not in full
    assert len(of_kind(full, "Ingress")) == 1 and len(of_kind(full, "PersistentVolumeClaim")) == 2


def test_old_clusters_know_the_objects_too():
    assert "error" not in render(ALL, "1.25")


@pytest.mark.parametrize(
    "values",
    [
        {"replicas": 2},
        {"credentials": {"web": {}, "rest": {}}},
        {"image": {"repository": "a", "tag": "latest"}},
        {"image": {"repository": "a", "digest": "sha256:12"}},
        {"persistence": {"size": "lots"}},
        {"ingress": {"paths": ["/health"]}},
        {"podDisruptionBudget": {"maxUnavailable": 3}},
    ],
)
def test_values_that_cannot_be_meant_are_refused(values):
    assert "error" in render(values)


def test_one_process_at_a_time_writes_the_files(plain):
    spec = of_kind(plain, "Deployment")[0]["spec"]
    assert spec["replicas"] == 1 and spec["strategy"] == {"type": "Recreate"}
    assert spec["template"]["spec"]["terminationGracePeriodSeconds"] >= 20


def pods(found):
    yield of_kind(found, "Deployment")[0]["spec"]["template"]["spec"]
    yield of_kind(found, "CronJob")[0]["spec"]["jobTemplate"]["spec"]["template"]["spec"]


def test_every_container_may_do_little(full):
    for pod in pods(full):
        assert pod["securityContext"]["runAsNonRoot"] and pod["automountServiceAccountToken"] is False
        for container in pod["containers"] + pod.get("initContainers", []):
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert container["resources"]["limits"]["memory"]


def test_the_volume_claims_that_pods_name_are_made(full):
    made = {one["metadata"]["name"] for one in of_kind(full, "PersistentVolumeClaim")}
    for pod in pods(full):
        claims = [v["persistentVolumeClaim"]["claimName"] for v in pod["volumes"] if "persistentVolumeClaim" in v]
        assert claims and set(claims) <= made


def test_service_and_budget_choose_the_server_and_not_the_purge(plain):
    labels = of_kind(plain, "Deployment")[0]["spec"]["template"]["metadata"]["labels"]
    purge = of_kind(plain, "CronJob")[0]["spec"]["jobTemplate"]["spec"]["template"]["metadata"]["labels"]
    service = of_kind(plain, "Service")[0]["spec"]["selector"]
    budget = of_kind(plain, "PodDisruptionBudget")[0]["spec"]["selector"]["matchLabels"]
    for chosen in (service, budget):
        assert chosen.items() <= labels.items() and not chosen.items() <= purge.items()


def test_credentials_reach_the_program_as_they_were_written():
    wanted = {"web": {"origins": ["https://a.example"]}, "slack": {"bot_token": "${SLACK_BOT_TOKEN}"}}
    written = of_kind(render({"credentials": wanted}), "ConfigMap")[0]["data"]["credentials.yml"]
    assert yaml.safe_load(written)["slack"] == wanted["slack"]
    assert yaml.safe_load(written)["web"]["origins"] == wanted["web"]["origins"]


def test_nobody_is_reached_outside_unless_asked_for(plain, full):
    assert of_kind(plain, "NetworkPolicy")[0]["spec"]["egress"] == []
    assert of_kind(full, "NetworkPolicy")[0]["spec"]["egress"]
