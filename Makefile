# Les commandes de Repères ; « make » seul les explique.

PORT ?= 5005
REPERES := .venv/bin/reperes

export Q
export RASA_TELEMETRY_ENABLED := false

.DEFAULT_GOAL := help
.PHONY: help run chat ask train validate check eval quality bench web test clean bootstrap bootstrap-dev

help: ## affiche cette aide
	@echo "Repères répond aux questions sur une famille de fonctions. Pour commencer : make run"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: bootstrap web ## sert l'assistant sur http://127.0.0.1:5005/ (PORT=… pour un autre port)
	@$(REPERES) run --port $(PORT)

chat: bootstrap ## converse avec l'assistant dans le terminal
	@$(REPERES) chat

ask: bootstrap ## pose une seule question : make ask Q="quels sont les critères ?"
	@$(REPERES) ask "$$Q"

train: bootstrap ## entraîne le modèle, si les données ont changé
	@$(REPERES) train

check: bootstrap ## vérifie les fichiers de connaissances (knowledge/)
	@$(REPERES) check

validate: bootstrap ## vérifie les connaissances et les données de Rasa
	@$(REPERES) validate

eval: bootstrap ## pose les questions d'un fichier et juge les réponses : make eval FILE=tests/wordings/blind.jsonl
	@$(REPERES) eval $(FILE) $(if $(URL),--url $(URL)) $(if $(REPORT),--report $(REPORT))

quality: bootstrap ## mesure le comportement : build/quality/report.html (FOLDS=1 : avec une validation croisée)
	@.venv/bin/python -m tests.behaviour $(if $(URL),--url $(URL)) $(if $(FOLDS),--folds $(FOLDS))

bench: bootstrap ## mesure vitesse et mémoire à côté de Rasa, met docs/speed.md à jour (vingt à quarante minutes ; ARGS=--quick : quelques-unes)
	@$(REPERES) bench --write $(ARGS)

test: bootstrap-dev web ## exécute tous les contrôles et tous les tests
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/lint-imports
	@$(REPERES) validate
	@$(REPERES) train
	@scripts/run-tests

web: ## construit la page de conversation, si ses sources ont changé (avec Node.js)
	@scripts/build-web

clean: ## efface tout ce qui a été installé, entraîné ou mis en cache ici
	rm -rf .venv .cache .rasa models build web/dist web/node_modules tests/channels/slack/local_slack/node_modules *.egg-info .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

bootstrap:
	@scripts/bootstrap

bootstrap-dev:
	@scripts/bootstrap dev
