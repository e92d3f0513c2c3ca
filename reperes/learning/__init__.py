"""What is learnt from examples: features, classifiers, and what an example teaches. It knows no Rasa."""
