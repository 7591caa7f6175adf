import json
import os

import requests

res = requests.get(
    f"{os.environ['BASE']}/api/v1/run/repo_name/search",
    params={"search": "status:succeeded", "token": os.environ["TOKEN"]},
).json()
print(json.dumps(res))
