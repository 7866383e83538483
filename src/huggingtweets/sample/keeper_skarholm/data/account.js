window.YTD.account.part0 = [
  {
    "account": {
      "createdVia": "web",
      "username": "keeper_skarholm",
      "accountId": "1612371376860644174",
      "createdAt": "2023-01-09T08:51:07.312Z",
      "accountDisplayName": "Ingrid Solvik, Skarholm light"
    }
  }
]